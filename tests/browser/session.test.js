// Real persons at the real questions.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { DOCTOR, ENGINEER, begin, choose, interview, packOf, press, reply, whereabouts } from "./person.js";
import { openSite, picture, takeOutAndPutBack, until, untilReady, violations } from "./site.js";

const HOST = `<script type="module" src="define.js"></script>
  <policy-calculator src="packs/talent.json" loading="eager" as-of="2021-06-01"><p>政策目录</p></policy-calculator>`;

let site;
let pack;
before(async () => {
  site = await openSite();
  pack = await packOf(site);
});
after(() => site.close());

/** A visitor at the first screen. */
async function visitor() {
  const { page, record } = await site.visit({ html: HOST });
  await untilReady(page);
  return { page, record };
}

function measure(page, id) {
  return page.evaluate((id) => document.querySelector("policy-calculator").outcome.measures.find((measure) => measure.id === id), id);
}

/** What a measure is called. */
async function nameOf(id) {
  const { file } = pack.files.find(({ language }) => language === "zh-Hans");
  const words = await (await fetch(`${site.base}packs/${file}`)).json();
  return words.measures[pack.measures.ids.indexOf(id)].name;
}

/** What the reader sees now. */
function seen(page) {
  return page.evaluate(() => document.querySelector("policy-calculator").shadowRoot.querySelector("[part=app]").textContent);
}

async function toOutcome(page, screen) {
  if (screen === "review") {
    await press(page, ".act .b");
  }
  await until(page, () => document.querySelector("policy-calculator").state === "result");
}

test("an engineer of a private firm in Jianghai, newly associate senior, reaches 20,000 yuan", async () => {
  const { page, record } = await visitor();
  await picture(page, "start");
  await begin(page);
  record.requests.length = 0;
  const { asked, screen } = await interview(page, pack, ENGINEER);
  if (screen === "review") {
    await picture(page, "review");
  }
  await toOutcome(page, screen);
  for (const fact of Object.keys(ENGINEER)) {
    assert.ok(asked.includes(fact), `${fact} is asked`);
  }
  const bonus = await measure(page, "jm-fugao-20k");
  assert.equal(bonus.eligibility, "qualifies");
  assert.equal(bonus.amount.value, 20000);
  assert.match(await seen(page), /2\s*万元/);
  assert.deepEqual(record.requests, []);
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(record.errors, []);
  await picture(page, "outcome");
});

test("a doctor of a private hospital is refused it and told why", async () => {
  const { page } = await visitor();
  await begin(page);
  const { screen } = await interview(page, pack, DOCTOR);
  await toOutcome(page, screen);
  assert.equal((await measure(page, "jm-fugao-20k")).eligibility, "does_not_qualify");
  // What does not qualify is folded, by why.
  for (const summary of await page.locator("policy-calculator >> section > details > summary").all()) {
    await summary.click();
  }
  const card = await until(page, (name) => {
    const cards = [...document.querySelector("policy-calculator").shadowRoot.querySelectorAll("article")];
    return cards.find((card) => card.querySelector("[class~=t2]").textContent === name)?.textContent;
  }, await nameOf("jm-fugao-20k"));
  assert.match(card, /不符合：不在机关、事业单位、民办学校、民办医疗机构/);
  assert.match(card, /您答：民办医疗机构/);
  await picture(page, "outcome-refused");
});

test("no answer gives a summary with the focus on it, and the question stays", async () => {
  const { page } = await visitor();
  const { fact } = await begin(page);
  await page.click("policy-calculator >> button[type=submit]");
  await until(page, () => document.querySelector("policy-calculator").shadowRoot.activeElement?.matches(".err"));
  const name = await page.evaluate(() => {
    const { activeElement } = document.querySelector("policy-calculator").shadowRoot;
    const ids = activeElement.getAttribute("aria-labelledby").split(" ");
    return ids.map((id) => activeElement.getRootNode().getElementById(id).textContent).join(" ");
  });
  assert.match(name, /\S+ 请/, "its name says what is wrong");
  await picture(page, "question-missing");
  assert.equal((await whereabouts(page)).fact, fact);
  await reply(page, pack, ENGINEER[fact]);
  assert.notEqual((await whereabouts(page)).fact, fact);
});

test("a day that does not exist, or is still to come, is sent back with words that say so", async () => {
  const { page } = await visitor();
  let here = await begin(page);
  while (here.fact !== "title_date") {
    here = await reply(page, pack, ENGINEER[here.fact] ?? null);
  }
  for (const [day, words] of [["2021-02-30", /没有/], ["2022-01-01", /2021年6月1日/]]) {
    await choose(page, pack, "title_date", day);
    await page.click("policy-calculator >> button[type=submit]");
    const alert = await until(page, () => document.querySelector("policy-calculator").shadowRoot.querySelector(".err")?.textContent);
    assert.match(alert, /\S/);
    await until(page, (words) => new RegExp(words).test(document.querySelector("policy-calculator").shadowRoot.querySelector(".err")?.textContent), words.source);
  }
  await picture(page, "question-date-wrong");
  assert.equal((await whereabouts(page)).fact, "title_date");
});

test("back keeps the answers, and going on again asks nothing anew", async () => {
  const { page } = await visitor();
  let here = await begin(page);
  const first = here.fact;
  here = await reply(page, pack, ENGINEER[here.fact] ?? null);
  const second = here.fact;
  here = await reply(page, pack, ENGINEER[second] ?? null);
  const answers = await page.evaluate(() => document.querySelector("policy-calculator").answers);
  assert.equal((await press(page, ".go button")).fact, second);
  assert.equal((await press(page, ".go button")).fact, first);
  assert.deepEqual(await page.evaluate(() => document.querySelector("policy-calculator").answers), answers);
  const checked = await page.evaluate(() => document.querySelector("policy-calculator").shadowRoot.querySelector("input:checked")?.value);
  assert.equal(checked, String(pack.facts.find(({ id }) => id === first).choices.indexOf(ENGINEER[first])));
});

test("answers survive the element being taken out and put back", async () => {
  const { page } = await visitor();
  const here = await begin(page);
  const next = await reply(page, pack, ENGINEER[here.fact]);
  await picture(page, "question");
  assert.ok(await takeOutAndPutBack(page));
  assert.equal((await whereabouts(page)).fact, next.fact);
});

test("answers set by the page are checked one by one, and what cannot be used is told once", async () => {
  const { page } = await visitor();
  await page.evaluate((answers) => {
    document.querySelector("policy-calculator").answers = answers;
  }, { ...ENGINEER, title_level: "emperor", no_such_fact: true });
  const answers = await page.evaluate(() => document.querySelector("policy-calculator").answers);
  assert.equal(answers.employer_type, "private_enterprise");
  assert.equal(answers.title_level, undefined);
  const errors = await page.evaluate(() => window.recorded.events.filter(({ type }) => type === "error").map(({ detail }) => detail.code));
  assert.deepEqual(errors, ["answers"]);
});

test("no event carries an answer", async () => {
  const { page } = await visitor();
  await begin(page);
  const { screen } = await interview(page, pack, ENGINEER);
  await toOutcome(page, screen);
  const told = await page.evaluate(() => JSON.stringify(window.recorded.events));
  for (const secret of ["private_enterprise", "jianghai", "fu_gao", "2021-03-01", "jm-fugao"]) {
    assert.ok(!told.includes(secret), secret);
  }
});

test("the reader switches the language: its words are fetched once, and the session goes on", async () => {
  const { page, record } = await visitor();
  const { fact } = await begin(page);
  record.requests.length = 0;
  await page.click("policy-calculator >> .settings summary");
  await page.click("policy-calculator >> .settings button[lang=en]");
  await until(page, () => document.querySelector("policy-calculator").shadowRoot.querySelector("[part=root]").lang === "en");
  assert.equal((await whereabouts(page)).fact, fact);
  assert.equal(record.requests.length, 1);
  assert.match(record.requests[0], /^packs\/talent\.en\.[0-9a-f]{8}\.json$/);
  await picture(page, "question-en");
});

test("a place is found by typing key after key, and the field is not lost on the way", async () => {
  const { page } = await visitor();
  await begin(page);
  await reply(page, pack, "individual");
  assert.equal((await whereabouts(page)).fact, "work_place");
  await page.click("policy-calculator input[type=text]");
  await page.keyboard.type("jh", { delay: 30 });
  const field = await page.evaluate(() => {
    const root = document.querySelector("policy-calculator").shadowRoot;
    return { typed: root.querySelector("input[type=text]").value, focused: root.activeElement?.type };
  });
  assert.deepEqual(field, { typed: "jh", focused: "text" });
  await picture(page, "place-typing");
  await page.click('policy-calculator label:has(input[value="jianghai"])');
  await page.click("policy-calculator button[type=submit]");
  await until(page, () => document.querySelector("policy-calculator").answers.work_place === "jianghai");
});
