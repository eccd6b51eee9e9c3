// Another pack, a link, or kept answers while a session is under way: nothing of the reader's is lost without a word.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { ENGINEER, begin, packOf, whereabouts } from "./person.js";
import { LATE, heard, held, openSite, until, untilReady } from "./site.js";

const SCRIPT = `<script type="module" src="define.js"></script>`;
const element = (more = "") => `<policy-calculator src="packs/talent.json" loading="eager" as-of="2021-06-01" ${more}></policy-calculator>`;
const IN = "policy-calculator >> ";

let site;
before(async () => {
  site = await openSite();
});
after(() => site.close());

const answers = (page) => page.evaluate(() => document.querySelector("policy-calculator").answers);
const setSource = (page, src) => page.evaluate((src) => document.querySelector("policy-calculator").setAttribute("src", src), src);
const readies = async (page) => (await heard(page, "ready")).length;

/** The pack under another name: one fact is called otherwise, and one choice. */
async function reformed() {
  const pack = await packOf(site);
  const fact = (id) => pack.facts.find((fact) => fact.id === id);
  fact("employer_type").id = "employer_kind";
  const { choices } = fact("title_level");
  choices[choices.indexOf("fu_gao")] = "associate_senior";
  return ["**/packs/reformed.json", (route) => route.fulfill({ contentType: "application/json", body: JSON.stringify({ ...pack, id: "reformed" }) })];
}

test("a change of `src` in a session keeps the answers whose fact and kind still exist, and tells of the others", async () => {
  const { page, record } = await site.visit({ html: SCRIPT + element(), routes: [await reformed()] });
  await untilReady(page);
  await begin(page);
  await page.evaluate((answers) => (document.querySelector("policy-calculator").answers = answers), ENGINEER);
  await setSource(page, "packs/reformed.json");
  await until(page, () => document.querySelector("policy-calculator").packInfo?.id === "reformed");
  const { employer_type, title_level, ...kept } = ENGINEER;
  assert.deepEqual(await answers(page), kept);
  const errors = (await heard(page, "error")).map(({ detail }) => detail);
  assert.deepEqual(errors.map(({ code }) => code), ["answers"]);
  assert.match(errors[0].message, /left out: employer_type, title_level$/);
  assert.ok(!errors[0].message.includes(employer_type) && !errors[0].message.includes(title_level), "by fact, not by answer");
  // Back under the first rules, what was left out stays out; nothing more is lost.
  await setSource(page, "packs/talent.json");
  await until(page, () => document.querySelector("policy-calculator").packInfo?.id === "talent");
  assert.deepEqual(await answers(page), kept);
  assert.equal((await heard(page, "error")).length, 1);
  assert.deepEqual(record.errors, []);
});

test("a change of `src` to a pack that asks the same loses nothing and says nothing", async () => {
  const { page } = await site.visit({ html: SCRIPT + element() });
  await untilReady(page);
  await page.evaluate((answers) => (document.querySelector("policy-calculator").answers = answers), ENGINEER);
  const digest = await page.evaluate(() => document.querySelector("policy-calculator").packInfo.digest);
  await setSource(page, "packs/jiangmen-2020.json");
  await until(page, (digest) => (document.querySelector("policy-calculator").packInfo?.digest ?? digest) !== digest, digest);
  assert.deepEqual(await answers(page), ENGINEER);
  assert.deepEqual(await heard(page, "error"), []);
  assert.equal(await readies(page), 2);
});

test("a change of `src` to a pack that does not come leaves the answers, and the way back to them", async () => {
  const { page } = await site.visit({ html: SCRIPT + element() });
  await untilReady(page);
  await page.evaluate((answers) => (document.querySelector("policy-calculator").answers = answers), ENGINEER);
  await setSource(page, "packs/none.json");
  await until(page, () => document.querySelector("policy-calculator").state === "error");
  assert.deepEqual(await answers(page), ENGINEER);
  await setSource(page, "packs/talent.json");
  await until(page, () => document.querySelector("policy-calculator").state !== "error" && document.querySelector("policy-calculator").packInfo);
  assert.deepEqual(await answers(page), ENGINEER);
});

/** Answers the first question while the late part is held back; then lets it come. */
async function answerEarly(visit) {
  const late = held(LATE);
  const { page } = await visit(late.routes);
  await page.click(`${IN}.start .b`);
  await page.click(`${IN}label:has(input[value="0"])`);
  await page.click(`${IN}button[type=submit]`);
  assert.deepEqual(await heard(page), []);
  late.release();
  await until(page, () => window.recorded.events.some(({ type }) => type === "ready"));
  await until(page, () => document.querySelector("policy-calculator").answers.applicant_type);
  return page;
}

/** A link that holds these answers. */
async function linkOf(given) {
  const { page } = await site.visit({ html: SCRIPT + element('share="fragment"') });
  await untilReady(page);
  return page.evaluate((given) => {
    const element = document.querySelector("policy-calculator");
    element.answers = given;
    return new URL(element.shareUrl()).hash;
  }, given);
}

test("a link together with an early first answer: the link's answers and that one, and the reader is told of the link", async () => {
  const { applicant_type: _, ...others } = ENGINEER;
  const hash = await linkOf(others);
  const page = await answerEarly((routes) => site.visit({ html: SCRIPT + element('share="fragment"'), hash, routes }));
  assert.deepEqual(await answers(page), { ...others, applicant_type: "individual" });
  assert.equal(await page.evaluate(() => location.hash), "", "the answers do not stay in the address");
  assert.match(await page.textContent(`${IN}.came`), /链接/);
  const { screen, fact } = await whereabouts(page);
  assert.ok(screen === "review" || (screen === "question" && fact !== "applicant_type"), `${screen} ${fact}`);
});

test("a link that says otherwise than the early first answer: what the reader has just said holds", async () => {
  const hash = await linkOf({ ...ENGINEER, applicant_type: "employer" });
  const page = await answerEarly((routes) => site.visit({ html: SCRIPT + element('share="fragment"'), hash, routes }));
  assert.equal((await answers(page)).applicant_type, "individual");
});

test("kept answers together with an early first answer: those kept and that one, none lost", async () => {
  const { page, context } = await site.visit({ html: SCRIPT + element('persist="session"') });
  await untilReady(page);
  await begin(page);
  await page.evaluate(() => document.querySelector("policy-calculator").restore(""));
  // Answers of the reader's own, so that they are kept.
  await page.click(`${IN}label:has(input[value="2"])`);
  await page.click(`${IN}button[type=submit]`);
  await until(page, () => sessionStorage.length === 1);
  const stored = await page.evaluate(() => Object.entries(sessionStorage));
  await context.close();
  const again = await answerEarly((routes) => site.visit({
    html: SCRIPT + element('persist="session"'),
    routes,
    before: `for (const [key, value] of ${JSON.stringify(stored)}) { if (!sessionStorage.getItem(key)) { sessionStorage.setItem(key, value); } }`,
  }));
  assert.deepEqual(await answers(again), { applicant_type: "individual" });
  // And what is kept from now on is what was answered.
  await again.reload();
  await untilReady(again);
  assert.equal((await answers(again)).applicant_type, "individual");
});
