// `PolicyCalculator.assess`: the outcome of answers without any element on the page.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { DOCTOR, ENGINEER } from "./person.js";
import { openSite, untilReady, violations } from "./site.js";

const SCRIPT = `<script type="module" src="define.js"></script>`;
const ELEMENT = `<policy-calculator src="packs/talent.json" loading="eager" as-of="2021-06-01"></policy-calculator>`;
const TWENTY = 20000;

let site;
before(async () => {
  site = await openSite();
});
after(() => site.close());

/** What the page gets for such answers; `{code, message}` where it is refused. */
function assess(page, answers, options = { asOf: "2021-06-01" }, form = "object") {
  return page.evaluate(async ([answers, options, form]) => {
    const { assess } = await customElements.whenDefined("policy-calculator");
    const text = await (await fetch("packs/talent.json")).text();
    const packs = { object: JSON.parse(text), text, broken: text.slice(0, 1000), foreign: { hello: "world" } };
    try {
      return await assess(packs[form], answers, options);
    } catch ({ code, message, retryable }) {
      return { code, message, retryable };
    }
  }, [answers, options, form]);
}

const withMoney = ({ measures }) => measures.filter(({ eligibility, amount }) => eligibility === "qualifies" && amount?.value === TWENTY);

test("the engineer reaches 20,000 yuan and the doctor does not, from a pack as object or as text", async () => {
  const { page, record } = await site.visit({ html: SCRIPT });
  for (const form of ["object", "text"]) {
    const engineer = await assess(page, ENGINEER, undefined, form);
    assert.equal(withMoney(engineer).length, 1, form);
    assert.deepEqual([engineer.asOf, engineer.dropped], ["2021-06-01", []]);
    assert.equal(withMoney(await assess(page, DOCTOR, undefined, form)).length, 0, form);
  }
  assert.equal(await page.evaluate(() => document.querySelectorAll("policy-calculator, [part=app]").length), 0, "nothing is drawn");
  assert.deepEqual([record.errors, await violations(page)], [[], []]);
});

test("it says the same as an element with the same answers, and neither disturbs the other", async () => {
  const { page } = await site.visit({ html: SCRIPT + ELEMENT });
  await untilReady(page);
  const element = await page.evaluate((answers) => {
    const element = document.querySelector("policy-calculator");
    element.answers = answers;
    return element.outcome;
  }, ENGINEER);
  const { dropped, ...outcome } = await assess(page, ENGINEER);
  assert.deepEqual([outcome, dropped], [element, []]);
  const [doctor, engineer] = await Promise.all([assess(page, DOCTOR), assess(page, ENGINEER)]);
  assert.deepEqual([withMoney(doctor).length, withMoney(engineer).length], [0, 1]);
  assert.deepEqual(await page.evaluate(() => document.querySelector("policy-calculator").answers), ENGINEER);
});

test("what it gives is frozen to the bottom, and the answers given are left as they were", async () => {
  const { page } = await site.visit({ html: SCRIPT });
  const seen = await page.evaluate(async (answers) => {
    const { assess } = await customElements.whenDefined("policy-calculator");
    const pack = await (await fetch("packs/talent.json")).json();
    const before = JSON.stringify([pack, answers]);
    const outcome = await assess(pack, answers, { asOf: "2021-06-01" });
    const deep = (value) => typeof value !== "object" || value === null || (Object.isFrozen(value) && Object.values(value).every(deep));
    return { frozen: deep(outcome), same: JSON.stringify([pack, answers]) === before };
  }, ENGINEER);
  assert.deepEqual(seen, { frozen: true, same: true });
});

test("answers that cannot be used are named; without answers all is open; a later day ends a period", async () => {
  const { page } = await site.visit({ html: SCRIPT });
  const { dropped, measures } = await assess(page, { ...ENGINEER, title_level: "emperor", no_such_fact: true });
  assert.deepEqual(dropped.toSorted(), ["no_such_fact", "title_level"]);
  assert.ok(measures.length > 0);
  const nobody = await assess(page, {});
  assert.equal(nobody.measures.some(({ eligibility }) => eligibility === "qualifies"), false);
  const stale = ({ measures }) => measures.filter(({ stale }) => stale).length;
  assert.ok(stale(await assess(page, {}, { asOf: "2031-01-01" })) > stale(nobody));
  const today = await assess(page, {}, undefined);
  assert.match(today.asOf, /^\d{4}-\d{2}-\d{2}$/);
});

test("a pack that is none, half of one, answers or a day that are none: refused with a code, and the next call works", async () => {
  const { page } = await site.visit({ html: SCRIPT });
  assert.equal((await assess(page, {}, undefined, "broken")).code, "pack");
  assert.equal((await assess(page, {}, undefined, "foreign")).code, "pack");
  assert.equal((await assess(page, "individual")).code, "answers");
  assert.equal((await assess(page, {}, { asOf: "2021-02-30" })).code, "answers");
  assert.equal(withMoney(await assess(page, ENGINEER)).length, 1);
});
