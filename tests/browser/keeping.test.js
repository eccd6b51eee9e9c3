// What is kept on the device: nothing, unless page and reader want it; for how long; and how it goes.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { begin, packOf, press, reply, whereabouts } from "./person.js";
import { openSite, picture, until, untilReady } from "./site.js";

const IN = "policy-calculator >> ";
const KEY = "policy-calculator:talent";

let site;
let pack;
before(async () => {
  site = await openSite();
  pack = await packOf(site);
});
after(() => site.close());

function host(attributes) {
  return `<script type="module" src="define.js"></script><policy-calculator src="packs/talent.json" loading="eager" as-of="2021-06-01" ${attributes}></policy-calculator>`;
}

async function visit(attributes, more = {}) {
  const seen = await site.visit({ html: host(attributes), ...more });
  await untilReady(seen.page);
  return seen;
}

/** Leaves nothing behind that asks before the page is left. */
async function reload(page) {
  page.on("dialog", (dialog) => dialog.accept());
  await page.reload({ waitUntil: "domcontentloaded" });
  await untilReady(page);
}

const answers = (page) => page.evaluate(() => document.querySelector("policy-calculator").answers);
const stored = (page) => page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]);
const came = (page) => page.evaluate(() => document.querySelector("policy-calculator").shadowRoot.querySelector(".came")?.textContent ?? null);

async function answerOne(page) {
  await begin(page);
  await reply(page, pack, "individual");
}

async function toOutcome(page) {
  await page.evaluate(() => document.querySelector("policy-calculator").review());
  await until(page, () => document.querySelector("policy-calculator").state === "review");
  await press(page, ".act .b");
  await until(page, () => document.querySelector("policy-calculator").shadowRoot.querySelectorAll(".take").length === 2);
}

async function click(page, words) {
  await page.click(`${IN}.take button:has-text("${words}") >> nth=0`);
}

test("where the page does not say so, nothing is kept and no button offers it", async () => {
  const { page } = await visit("");
  await answerOne(page);
  await toOutcome(page);
  assert.equal(await page.locator(`${IN}.take button:has-text("存在")`).count(), 0);
  assert.deepEqual(await stored(page), [0, 0, ""]);
  await reload(page);
  assert.deepEqual(await answers(page), {});
});

test("with the tab: answers survive a reload, are announced, and go with one press", async () => {
  const { page } = await visit(`persist="session"`);
  assert.match(await page.evaluate(() => document.querySelector("policy-calculator").shadowRoot.querySelector(".facts").textContent), /关掉标签页就没有了/);
  assert.deepEqual(await stored(page), [0, 0, ""], "nothing is kept before there is an answer");
  await answerOne(page);
  assert.deepEqual(await stored(page), [0, 1, ""]);
  await reload(page);
  assert.deepEqual(await answers(page), { applicant_type: "individual" });
  assert.equal(await came(page), "您之前答的还在这个标签页里，可以接着答。核对答案知道了");
  await page.click(`${IN}.act .b`);
  await press(page, ".foot button");
  assert.deepEqual(await stored(page), [0, 0, ""]);
});

test("on the device: only once the reader wants it, for thirty days, and deleted with one press", async () => {
  const { page, context } = await visit(`persist="local"`);
  await answerOne(page);
  assert.deepEqual(await stored(page), [0, 1, ""], "until then with the tab");
  await toOutcome(page);
  await click(page, "存在这台设备上");
  const said = await until(page, () => [...document.querySelector("policy-calculator").shadowRoot.querySelectorAll(".said")].map((row) => row.textContent).find((text) => text.includes("已存在")));
  const until30 = new Date(Date.now() + (8 + 30 * 24) * 3600000);
  assert.ok(said.includes(`${until30.getUTCFullYear()}年${until30.getUTCMonth() + 1}月${until30.getUTCDate()}日自动删除`), said);
  assert.deepEqual(await stored(page), [1, 0, ""]);
  await picture(page, "saved");
  // Another tab, later.
  const later = await context.newPage();
  await later.addInitScript(() => {
    window.recorded = { events: [], violations: [] };
    addEventListener("policy-step", ({ detail }) => window.recorded.events.push({ type: "step", detail }));
  });
  await later.route("**/host.html", (route) => page.evaluate(() => document.documentElement.outerHTML).then((body) => route.fulfill({ contentType: "text/html", body })));
  await later.goto(page.url(), { waitUntil: "domcontentloaded" });
  await untilReady(later);
  assert.deepEqual(await answers(later), { applicant_type: "individual" });
  assert.match(await came(later), /^您上次存的答案还在，可以接着答。\d+年\d+月\d+日自动删除。/);
  // What is answered there is saved too.
  await later.click(`${IN}.act .b`);
  await until(later, () => window.recorded.events.length > 0);
  const { fact } = await whereabouts(later);
  await reply(later, pack, null);
  assert.ok((await later.evaluate((key) => localStorage.getItem(key), KEY)).includes(`F${fact}U`));
  // Back in the first tab the answers can be deleted.
  await click(page, "删掉存的答案");
  await until(page, () => document.querySelector("policy-calculator").shadowRoot.querySelector(".said").textContent.includes("已经删掉"));
  assert.deepEqual((await stored(page))[0], 0);
  assert.deepEqual(await answers(page), { applicant_type: "individual" });
});

test("what is past its day, from a clock that was wrong, or damaged is not used", async () => {
  const token = await tokenOf({ applicant_type: "individual" });
  const day = (days) => new Date(Date.now() + (8 + days * 24) * 3600000).toISOString().slice(0, 10);
  for (const [value, used, words] of [
    [`${day(1)} ${token}`, true, /^您上次存的/],
    [`${day(0)} ${token}`, true, /^您上次存的/],
    [`${day(-1)} ${token}`, false, null],
    [`${day(40)} ${token}`, false, null],
    [`${day(1)} ${token}x`, false, /坏了/],
    [`${day(1)} ${"1".repeat(100000)}`, false, /坏了/],
    ["{}", false, null],
  ]) {
    const { page, record } = await visitStored(value);
    assert.deepEqual(await answers(page), used ? { applicant_type: "individual" } : {}, value.slice(0, 80));
    words ? assert.match(await came(page), words) : assert.equal(await came(page), null);
    if (!used && value !== "{}") {
      assert.equal(await page.evaluate((key) => localStorage.getItem(key), KEY), null, "it is deleted");
    }
    assert.deepEqual(record.errors, []);
  }
});

test("answers that no longer fit the rules are left out and named; the others stay", async () => {
  const day = new Date(Date.now() + 86400000).toISOString().slice(0, 10);
  const token = seal("1Fapplicant_typeTindividualFtitle_levelTno_such_levelFgone_questionU");
  const { page } = await visitStored(`${day} ${token}`);
  assert.deepEqual(await answers(page), { applicant_type: "individual" });
  assert.match(await came(page), /这几题的答案用不上（题目改过，或者涉及隐私）：您现在的职称是哪一级？；gone_question/);
});

test("what the page sets goes before what was kept", async () => {
  const day = new Date(Date.now() + 86400000).toISOString().slice(0, 10);
  const { page } = await visitStored(`${day} ${await tokenOf({ applicant_type: "individual" })}`, `<script src="early.js"></script>`);
  assert.deepEqual(await answers(page), { applicant_type: "employer" });
});

test("where storage is forbidden, the reader hears of another way and everything else works", async () => {
  const forbid = () => {
    for (const name of ["localStorage", "sessionStorage"]) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException("no", "SecurityError");
        },
      });
    }
  };
  const { page, record } = await visit(`persist="local"`);
  await page.evaluate(forbid);
  await answerOne(page);
  await toOutcome(page);
  await click(page, "存在这台设备上");
  await until(page, () => document.querySelector("policy-calculator").shadowRoot.querySelector(".said").textContent.includes("不让网页存东西"));
  const told = await page.evaluate(() => window.recorded.events.filter(({ type }) => type === "error").map(({ detail: { code, retryable } }) => [code, retryable]));
  assert.deepEqual(told, [["storage", false]], "once, not at each answer");
  assert.deepEqual(record.errors, []);
});

test("a sensitive answer is not kept, and the reader is told", async () => {
  const { id } = pack.facts.find((fact) => fact.sensitive);
  const { page } = await visit(`persist="local"`);
  await page.evaluate((id) => {
    document.querySelector("policy-calculator").answers = { applicant_type: "individual", [id]: null };
    document.querySelector("policy-calculator").start();
  }, id);
  await toOutcome(page);
  await click(page, "存在这台设备上");
  await until(page, () => document.querySelector("policy-calculator").shadowRoot.querySelector(".said").textContent.includes("涉及隐私，没有放进去"));
  assert.ok(!(await page.evaluate((key) => localStorage.getItem(key), KEY)).includes(id));
});

async function tokenOf(given) {
  const { page } = await visit("");
  return page.evaluate((given) => {
    const element = document.querySelector("policy-calculator");
    element.answers = given;
    return element.save();
  }, given);
}

/** A visitor on whose device this is stored. */
async function visitStored(value, before = "") {
  const early = "document.querySelector('policy-calculator').answers = { applicant_type: 'employer' }";
  const store = `localStorage.setItem("${KEY}", ${JSON.stringify(value)})`;
  const routes = [
    ["**/store.js", (route) => route.fulfill({ contentType: "text/javascript", body: store })],
    ["**/early.js", (route) => route.fulfill({ contentType: "text/javascript", body: early })],
  ];
  const html = `<script src="store.js"></script>${host(`persist="local"`)}${before}`;
  const seen = await site.visit({ html, routes });
  await untilReady(seen.page);
  return seen;
}

/** A token with the right check, as another version of the rules would have written it. */
function seal(said) {
  let crc = ~0;
  for (const byte of Buffer.from(said)) {
    crc ^= byte;
    for (let n = 0; n < 8; n += 1) {
      crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
  }
  return `${said}K${(~crc >>> 0).toString(16).padStart(8, "0")}`;
}
