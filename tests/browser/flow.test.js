// The way through the questions: one answer changed and back, a place by Enter, enough for now, and the heading always in view.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { ENGINEER, begin, choose, packOf, press, reply, whereabouts } from "./person.js";
import { openSite, picture, until, untilReady } from "./site.js";

const HOST = `<p>主管部门的页面</p><script type="module" src="define.js"></script>
  <policy-calculator src="packs/talent.json" loading="eager" as-of="2021-06-01"><p>政策目录</p></policy-calculator>`;

// Everything is settled, but for what she is not asked.
const SETTLED = { ...ENGINEER, target_place: "none" };

let site;
let pack;
before(async () => {
  site = await openSite();
  pack = await packOf(site);
});
after(() => site.close());

async function visitor(options = {}) {
  const { page, record } = await site.visit({ html: HOST, ...options });
  await untilReady(page);
  return { page, record };
}

function answersOf(page, answers) {
  return page.evaluate((answers) => {
    document.querySelector("policy-calculator").answers = answers;
  }, answers);
}

/** What the reader sees in an element, by its selector. */
function said(page, selector) {
  return page.evaluate((selector) => document.querySelector("policy-calculator").shadowRoot.querySelector(selector)?.textContent ?? "", selector);
}

/** Where the focus is, and where the heading lies in the window. */
function focused(page) {
  return page.evaluate(() => {
    const root = document.querySelector("policy-calculator").shadowRoot;
    const heading = root.querySelector(".t0");
    const { top, bottom } = heading.getBoundingClientRect();
    return { onHeading: root.activeElement === heading, visible: top >= 0 && bottom <= innerHeight, text: heading.textContent };
  });
}

test("after each step the focus is on the heading, and the heading is in view", async () => {
  const { page } = await visitor({ device: { viewport: { width: 390, height: 600 } } });
  let here = await begin(page);
  for (let n = 0; here.screen === "question" && n < 9; n += 1) {
    const { onHeading, visible, text } = await focused(page);
    assert.ok(onHeading && visible, `${text}: ${JSON.stringify({ onHeading, visible })}`);
    // The end of a long list, so that the next heading lies above the window.
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    here = await reply(page, pack, SETTLED[here.fact] ?? null);
  }
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await press(page, ".act .link");
  assert.deepEqual([(await focused(page)).onHeading, (await focused(page)).visible], [true, true]);
});

test("picking an answer leads nowhere by itself, and Next is never disabled", async () => {
  const { page } = await visitor();
  await begin(page);
  const before = await whereabouts(page);
  for (const value of ["0", "1", "2"]) {
    await page.click(`policy-calculator >> label:has(input[value="${value}"])`);
    await new Promise((later) => setTimeout(later, 150));
    assert.deepEqual(await whereabouts(page), before);
    assert.equal(await page.isEnabled("policy-calculator >> button[type=submit]"), true);
  }
  assert.deepEqual(await page.evaluate(() => ({ ...document.querySelector("policy-calculator").answers })), {});
});

test("changing one answer saves it, asks only what it opens, and comes back to the answers", async () => {
  const { page } = await visitor();
  await answersOf(page, { ...SETTLED, title_level: "mid", title_date: undefined });
  await begin(page);
  await page.evaluate(() => document.querySelector("policy-calculator").review());
  await until(page, () => document.querySelector("policy-calculator").state === "review");
  const level = pack.facts.find(({ id }) => id === "title_level");
  const row = await page.evaluate(() => [...document.querySelector("policy-calculator").shadowRoot.querySelectorAll("dl.qa > div")].findIndex((row) => /哪一级/.test(row.textContent)));
  let here = await press(page, `dl.qa > div >> nth=${row} >> button`);
  assert.equal(here.fact, level.id);
  assert.equal(await said(page, "button[type=submit]"), "保存，返回核对");
  assert.match(await said(page, ".go button"), /返回核对/);
  await picture(page, "change");
  here = await reply(page, pack, "fu_gao");
  assert.equal(here.fact, "title_date");
  assert.match(await said(page, "fieldset"), /因此多出这一题/);
  here = await reply(page, pack, "2021-03-01");
  assert.equal(here.screen, "review");
  assert.ok((await focused(page)).onHeading);
  // Back out of a change changes nothing.
  await press(page, `dl.qa > div >> nth=${row} >> button`);
  here = await press(page, ".go button");
  assert.equal(here.screen, "review");
  assert.equal(await page.evaluate(() => document.querySelector("policy-calculator").answers.title_level), "fu_gao");
});

test("Enter takes the only place that what is typed can mean, says so, and goes on at the next press", async () => {
  const { page } = await visitor();
  await begin(page);
  await reply(page, pack, "individual");
  await page.click("policy-calculator input[type=text]");
  await page.keyboard.type("jianghai", { delay: 10 });
  const { steps } = await whereabouts(page);
  await page.keyboard.press("Enter");
  await until(page, () => /已选江海区/.test(document.querySelector("policy-calculator").shadowRoot.querySelector("fieldset").textContent));
  assert.match(await page.locator("policy-calculator >> [role=status]").textContent(), /已选江海区/);
  assert.equal((await whereabouts(page)).steps, steps, "nothing advances by itself");
  const state = await page.evaluate(() => {
    const root = document.querySelector("policy-calculator").shadowRoot;
    return { checked: root.querySelector("input:checked")?.value, focus: root.activeElement?.type, alert: Boolean(root.querySelector(".err")) };
  });
  assert.deepEqual(state, { checked: "jianghai", focus: "text", alert: false });
  await picture(page, "place-taken");
  await page.keyboard.press("Enter");
  await until(page, () => document.querySelector("policy-calculator").answers.work_place === "jianghai");
});

test("Enter with several matches takes none of them and asks for one", async () => {
  const { page } = await visitor();
  await begin(page);
  await reply(page, pack, "individual");
  await page.click("policy-calculator input[type=text]");
  await page.keyboard.type("j", { delay: 10 });
  await page.keyboard.press("Enter");
  await until(page, () => document.querySelector("policy-calculator").shadowRoot.activeElement?.matches(".err"));
  // The summary leads to the control.
  await page.click("policy-calculator >> .err button");
  assert.equal(await page.evaluate(() => document.querySelector("policy-calculator").shadowRoot.activeElement?.tagName), "INPUT");
});

test("once money and titles are settled the result is offered, and the next question stays", async () => {
  const { page } = await visitor();
  let here = await begin(page);
  let settled = false;
  for (let n = 0; here.screen === "question" && !settled; n += 1) {
    assert.ok(n < pack.facts.length);
    here = await reply(page, pack, SETTLED[here.fact] ?? null);
    settled = Boolean(await said(page, ".enough"));
  }
  assert.ok(settled, "it is offered");
  assert.equal((await whereabouts(page)).screen, "question");
  assert.equal(await said(page, "button[type=submit]"), "下一题");
  assert.match(await said(page, ".enough"), /补贴和职称都问清了.*可以先看结果/);
  await picture(page, "enough");
  // Who does not care goes on.
  await choose(page, pack, here.fact, null);
  here = await press(page, "button[type=submit]");
  if (here.screen === "question") {
    await press(page, ".enough .link");
  }
  await until(page, () => ["result", "review"].includes(document.querySelector("policy-calculator").state));
});

test("a language that cannot be fetched is said to be missing, and can be chosen again", async () => {
  let broken = true;
  const routes = [[/talent\.en\..*\.json$/, (route) => (broken ? route.abort() : route.continue())]];
  const { page } = await visitor({ routes });
  await begin(page);
  await page.click("policy-calculator >> .settings summary");
  await page.click("policy-calculator >> .settings button[lang=en]");
  await until(page, () => /English没有打开/.test(document.querySelector("policy-calculator").shadowRoot.querySelector(".settings .bad")?.textContent));
  assert.equal(await page.evaluate(() => document.querySelector("policy-calculator").shadowRoot.querySelector("[part=root]").lang), "zh-Hans");
  await picture(page, "language-missing");
  broken = false;
  // It does not take over at some later step; it has to be chosen.
  await reply(page, pack, "individual");
  assert.equal(await page.evaluate(() => document.querySelector("policy-calculator").shadowRoot.querySelector("[part=root]").lang), "zh-Hans");
  await page.click("policy-calculator >> .settings button[lang=en]");
  await until(page, () => document.querySelector("policy-calculator").shadowRoot.querySelector("[part=root]").lang === "en");
  assert.equal(await said(page, ".settings .bad"), "");
});
