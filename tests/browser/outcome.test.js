// The outcome as a person works with it: why the money is refused, what one step would open, one kind or document, the folds.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { DOCTOR, begin, packOf, press, reply } from "./person.js";
import { openSite, picture, until, untilReady, violations } from "./site.js";

const HOST = `<script type="module" src="define.js"></script>
  <policy-calculator src="packs/talent.json" loading="eager" as-of="2021-06-01"><p>政策目录</p></policy-calculator>`;

const SETTLED_DOCTOR = { ...DOCTOR, target_place: "none" };

let site;
let pack;
before(async () => {
  site = await openSite();
  pack = await packOf(site);
});
after(() => site.close());

/** A visitor at the outcome of these answers. */
async function atOutcome(answers, device) {
  const { page, record } = await site.visit({ html: HOST, device });
  await untilReady(page);
  await page.evaluate((answers) => {
    document.querySelector("policy-calculator").answers = answers;
  }, answers);
  await begin(page);
  const enough = await page.locator("policy-calculator >> .enough .link").count();
  await press(page, enough ? ".enough .link" : ".act .link");
  await until(page, () => document.querySelector("policy-calculator").shadowRoot.querySelector("article"));
  return { page, record };
}

function text(page, selector) {
  return page.evaluate((selector) => document.querySelector("policy-calculator").shadowRoot.querySelector(selector)?.textContent ?? "", selector);
}

/** The names of the cards that are drawn. */
function cards(page, within = "") {
  return page.evaluate((within) => {
    const cards = document.querySelector("policy-calculator").shadowRoot.querySelectorAll(`${within} article [class~=t2]`);
    return [...cards].map((name) => name.textContent);
  }, within);
}

test("a doctor sees in the first window, without unfolding, which condition refuses the 20,000 yuan", async () => {
  const { page } = await atOutcome(SETTLED_DOCTOR);
  const refused = await page.evaluate(() => {
    const line = document.querySelector("policy-calculator").shadowRoot.querySelector(".missed");
    return { text: line.textContent, bottom: line.getBoundingClientRect().bottom + scrollY, window: innerHeight };
  });
  assert.match(refused.text, /晋升副高补贴 2万元不符合这一条：不在机关、事业单位、民办学校、民办医疗机构.*您答：民办医疗机构/);
  assert.ok(refused.bottom <= refused.window, `it ends at ${refused.bottom} of ${refused.window}`);
  await picture(page, "outcome-doctor");
});

test("what one step would open holds when the step is taken", async () => {
  const { page } = await atOutcome(SETTLED_DOCTOR);
  assert.match(await text(page, ".sec.not article"), /晋升副高补贴.*现在：民办医疗机构.*国有企业或民营企业/);
  const here = await press(page, ".sec.not article .swap button");
  assert.equal(here.fact, "employer_type");
  assert.equal(await text(page, "button[type=submit]"), "保存，返回结果");
  let back = await reply(page, pack, "private_enterprise");
  // What the other employer newly opens is asked; all else that was left open is not.
  for (let n = 0; back.screen === "question"; n += 1) {
    assert.ok(n < 3, "only what is newly opened is asked");
    assert.match(await text(page, "fieldset"), /因此多出这一题/);
    back = await reply(page, pack, null);
  }
  assert.equal(back.screen, "result");
  const bonus = await page.evaluate(() => document.querySelector("policy-calculator").outcome.measures.find(({ id }) => id === "jm-fugao-20k"));
  assert.equal(bonus.eligibility, "qualifies");
  assert.match(await text(page, ".lead"), /您符合这笔补贴/);
});

test("one kind, one document, or both can be looked at, by keyboard, and the count is told", async () => {
  const { page } = await atOutcome(SETTLED_DOCTOR);
  const before = await cards(page);
  const [kind, paper] = [page.locator("policy-calculator >> .filter select >> nth=0"), page.locator("policy-calculator >> .filter select >> nth=1")];
  const services = (await kind.locator("option").allTextContents()).find((name) => name.startsWith("服务"));
  await kind.focus();
  await kind.selectOption({ label: services });
  await until(page, () => /这样选有\d+项/.test(document.querySelector("policy-calculator").shadowRoot.querySelector(".filter + p").textContent));
  const told = await text(page, ".filter + p");
  assert.equal(told.match(/\d+/)[0], services.match(/\d+$/)[0]);
  assert.equal(await page.evaluate(() => document.querySelector("policy-calculator").shadowRoot.activeElement.tagName), "SELECT");
  const kinds = await page.evaluate(() => [...document.querySelector("policy-calculator").shadowRoot.querySelectorAll(".kind")].map(({ textContent }) => textContent));
  assert.deepEqual([...new Set(kinds)], ["服务"]);
  await picture(page, "outcome-filtered");
  const jiangmen = (await paper.locator("option").allTextContents()).find((name) => name.includes("江门"));
  await paper.selectOption({ label: jiangmen });
  await until(page, () => [...document.querySelector("policy-calculator").shadowRoot.querySelectorAll(".cited")].every(({ textContent }) => textContent.includes("江门")));
  await kind.selectOption({ index: 0 });
  await paper.selectOption({ index: 0 });
  await until(page, (many) => document.querySelector("policy-calculator").shadowRoot.querySelectorAll("article").length === many, before.length);
  assert.deepEqual(await cards(page), before);
});

test("the rest is unfolded by why and by document, and what was unfolded stays so", async () => {
  const { page } = await atOutcome(SETTLED_DOCTOR);
  const shown = (await cards(page)).length;
  const fold = page.locator("policy-calculator >> section > details > summary", { hasText: "只给其他地方的" });
  await fold.click();
  const paper = page.locator("policy-calculator >> .folds > details > summary >> nth=0");
  const many = Number((await paper.textContent()).match(/(\d+)项$/)[1]);
  assert.equal((await cards(page)).length, shown, "documents are folded too");
  await paper.click();
  await until(page, (many) => document.querySelector("policy-calculator").shadowRoot.querySelectorAll("article").length === many, shown + many);
  await picture(page, "outcome-rest");
});

for (const width of [320, 390, 1280]) {
  test(`nothing of an outcome is wider than a window of ${width}`, async () => {
    const { page } = await atOutcome(SETTLED_DOCTOR, { viewport: { width, height: 844 } });
    for (const size of ["standard", "x-large"]) {
      await page.evaluate((size) => document.querySelector("policy-calculator").setAttribute("text-size", size), size);
      await new Promise((resolve) => setTimeout(resolve, 100));
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), size);
    }
    assert.deepEqual(await violations(page), []);
  });
}
