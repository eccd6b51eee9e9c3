// The late part of the wasm: nobody waits for it before the first question, nothing is lost when somebody is faster than it,
// and its failure is a failure like any other.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { LATE, heard, held, openSite, picture, until, untilFailed, untilReady } from "./site.js";

const SCRIPT = `<script type="module" src="define.js"></script>`;
const ELEMENT = `<policy-calculator id="one" src="packs/talent.json" loading="eager"><p>政策目录，电话12333</p></policy-calculator>`;
const IN = "policy-calculator >> ";

let site;
before(async () => {
  site = await openSite();
});
after(() => site.close());

/** Until the screens are drawn, whether or not the late part is here. */
function untilDrawn(page) {
  return until(page, () => {
    const app = document.querySelector("policy-calculator").shadowRoot.querySelector("[part=app]");
    return app && !app.hidden && app.childElementCount > 0;
  });
}

const question = (page) => page.textContent(`${IN}#q`);
const state = (page) => page.evaluate(() => document.querySelector("policy-calculator").state);

test("the first question is on the screen while the late part is held back", async () => {
  const late = held(LATE);
  const { page, record } = await site.visit({ html: SCRIPT + ELEMENT, routes: late.routes });
  await untilDrawn(page);
  await page.click(`${IN}.start .b`);
  assert.match(await question(page), /替谁/);
  assert.ok((await page.locator(`${IN}input[type=radio]`).count()) >= 3);
  assert.equal(await page.isVisible(`${IN}.wait`), false);
  assert.equal(await page.evaluate(() => document.querySelector("policy-calculator").firstElementChild.checkVisibility()), false);
  // Asked for without being waited for.
  assert.equal(record.requests.filter((url) => url.endsWith(".wasm")).length, 2);
  assert.deepEqual(await heard(page), []);
  assert.equal(await state(page), "loading");
  late.release();
  await until(page, () => window.recorded.events.some(({ type }) => type === "step"));
  assert.deepEqual((await heard(page)).map(({ type }) => type), ["ready", "step"]);
  assert.equal(await state(page), "asking");
  assert.deepEqual(record.errors, []);
});

test("a page that starts at once has the first question without the late part", async () => {
  for (const begin of ["early", "drawn"]) {
    const late = held(LATE);
    const { page } = await site.visit({ html: SCRIPT + ELEMENT, routes: late.routes });
    if (begin === "drawn") {
      await untilDrawn(page);
    }
    await page.evaluate(() => customElements.whenDefined("policy-calculator").then(() => document.querySelector("policy-calculator").start()));
    await until(page, () => document.querySelector("policy-calculator").shadowRoot.querySelector("#q"));
    late.release();
    await untilReady(page);
    assert.deepEqual((await heard(page)).map(({ type }) => type), ["ready", "step"], begin);
  }
});

test("who answers faster than the late part arrives is told to wait, and then goes on", async () => {
  const late = held(LATE);
  const { page, record } = await site.visit({ html: SCRIPT + ELEMENT, routes: late.routes });
  await untilDrawn(page);
  await page.click(`${IN}.start .b`);
  const first = await question(page);
  // Nothing picked is told at once.
  await page.click(`${IN}button[type=submit]`);
  assert.ok(await page.isVisible(`${IN}.err`));
  for (const choice of ["1", "0"]) {
    await page.click(`${IN}label:has(input[value="${choice}"])`);
    await page.click(`${IN}button[type=submit]`);
  }
  await page.click(`${IN}.settings summary`);
  await page.click(`${IN}.settings .chip >> nth=1`);
  assert.match(await page.textContent(`${IN}.wait`), /请稍等/);
  assert.match(await page.textContent(`${IN}[role=status]`), /请稍等/);
  assert.equal(await question(page), first);
  await picture(page, "late-waiting");
  late.release();
  await until(page, () => window.recorded.events.filter(({ type }) => type === "step").length === 2);
  assert.notEqual(await question(page), first);
  assert.equal(await page.isVisible(`${IN}.wait`), false);
  // The last of two answers is meant, and what is no answer waited as well.
  assert.equal(await page.evaluate(() => document.querySelector("policy-calculator").answers.applicant_type), "individual");
  assert.equal(await page.locator(`${IN}[part=root].large`).count(), 1);
  assert.deepEqual((await heard(page)).map(({ type }) => type), ["ready", "step", "change", "step"]);
  assert.deepEqual(record.errors, []);
});

test("what the page sets and calls before the late part is here is honoured in order", async () => {
  const late = held(LATE);
  const { page } = await site.visit({ html: SCRIPT + ELEMENT.replace("<p>", `<p lang="en">`), routes: late.routes });
  await untilDrawn(page);
  await page.evaluate(() => {
    const one = document.querySelector("policy-calculator");
    one.answers = { applicant_type: "team" };
    one.setAttribute("as-of", "2021-06-01");
    one.setAttribute("lang", "en");
    one.review();
  });
  late.release();
  await untilReady(page);
  await until(page, () => document.querySelector("policy-calculator").state === "review");
  assert.deepEqual(await page.evaluate(() => ({ ...document.querySelector("policy-calculator").answers })), { applicant_type: "team" });
  assert.equal(await page.evaluate(() => document.querySelector("policy-calculator").outcome.asOf), "2021-06-01");
  await until(page, () => document.querySelector("policy-calculator").shadowRoot.querySelector("[part=root]").lang === "en");
});

test("a preset place counts, however late the late part", async () => {
  const late = held(LATE);
  const { page } = await site.visit({ html: SCRIPT + ELEMENT.replace("src=", `place="jianghai" src=`), routes: late.routes });
  await untilDrawn(page);
  await page.click(`${IN}.start .b`);
  late.release();
  await untilReady(page);
  assert.deepEqual(Object.values(await page.evaluate(() => ({ ...document.querySelector("policy-calculator").answers }))), ["jianghai"]);
});

test("of a pack whose conditions are damaged the first question stands, and then the failure is told", async () => {
  const late = held(LATE);
  const { page } = await site.visit({ html: SCRIPT + `<policy-calculator loading="eager"><p>政策目录</p></policy-calculator>`, routes: late.routes });
  await page.evaluate(async () => {
    const core = await (await fetch("packs/talent.json")).json();
    Object.assign(core, { files: [] }).measures.code = [];
    document.querySelector("policy-calculator").pack = core;
  });
  await untilDrawn(page);
  await page.click(`${IN}.start .b`);
  late.release();
  const seen = await untilFailed(page);
  assert.deepEqual([seen.fallback, seen.state], [true, "error"]);
  assert.deepEqual((await heard(page)).map(({ type, detail }) => [type, detail.code]), [["error", "pack"]]);
  // A good one in its place.
  await page.evaluate(async () => {
    document.querySelector("policy-calculator").pack = await (await fetch("packs/talent.json")).json();
  });
  await untilReady(page);
});

test("a pack that does not say how it begins is shown once the late part is here", async () => {
  const late = held(LATE);
  const { page } = await site.visit({ html: SCRIPT + `<policy-calculator loading="eager"><p>政策目录</p></policy-calculator>`, routes: late.routes });
  await page.evaluate(async () => {
    const core = await (await fetch("packs/talent.json")).json();
    delete core.opening;
    delete core.sketches;
    const one = document.querySelector("policy-calculator");
    one.pack = core;
    one.start();
  });
  await new Promise((later) => setTimeout(later, 500));
  assert.equal(await page.evaluate(() => document.querySelector("policy-calculator").firstElementChild.checkVisibility()), true);
  late.release();
  await untilReady(page);
  await until(page, () => document.querySelector("policy-calculator").shadowRoot.querySelector("#q"));
  assert.match(await question(page), /替谁/);
});

test("two elements share the late part, whichever of them has read its pack when it arrives", async () => {
  const late = held(LATE);
  const two = ["talent", "liwan-2013"].map((pack) => `<policy-calculator src="packs/${pack}.json" loading="eager"></policy-calculator>`);
  const { page, record } = await site.visit({ html: SCRIPT + two.join(""), routes: late.routes });
  await until(page, () => [...document.querySelectorAll("policy-calculator")].every((one) => one.shadowRoot.querySelector(".start .b")));
  await page.evaluate(() => {
    for (const one of document.querySelectorAll("policy-calculator")) {
      one.shadowRoot.querySelector(".start .b").click();
    }
  });
  late.release();
  await untilReady(page, 0);
  await untilReady(page, 1);
  for (const nth of [0, 1]) {
    const one = page.locator("policy-calculator").nth(nth);
    await one.locator("label:has(input[value='0'])").click();
    await one.locator("button[type=submit]").click();
  }
  await until(page, () => window.recorded.events.filter(({ type }) => type === "step").length === 4);
  assert.deepEqual(record.errors, []);
});

for (const [name, handler, code] of [
  ["is not to be had", (route) => route.abort(), "network"],
  ["is not there", (route) => route.fulfill({ status: 404 }), "network"],
  ["is another one", (route) => route.fulfill({ contentType: "application/wasm", body: "no wasm" }), "integrity"],
]) {
  test(`the late part ${name}: a plain line, an event \`${code}\`, and a retry that goes on where the reader was`, async () => {
    let over = false;
    let fail;
    const failing = new Promise((resolve) => {
      fail = resolve;
    });
    const trouble = [LATE, async (route) => {
      await failing;
      await (over ? route.continue() : handler(route));
    }];
    const { page, record } = await site.visit({ html: SCRIPT + ELEMENT, routes: [trouble] });
    await untilDrawn(page);
    await page.click(`${IN}.start .b`);
    const first = await question(page);
    await page.click(`${IN}label:has(input[value="0"])`);
    await page.click(`${IN}button[type=submit]`);
    fail();
    const seen = await untilFailed(page);
    assert.deepEqual([seen.fallback, seen.state, seen.retry], [true, "error", "再试一次"]);
    assert.deepEqual((await heard(page, "error")).map(({ detail }) => detail.code), [code]);
    over = true;
    await page.evaluate(() => document.querySelector("policy-calculator").shadowRoot.querySelector("[part=retry]").click());
    await untilReady(page);
    await until(page, () => window.recorded.events.filter(({ type }) => type === "step").length === 2);
    assert.notEqual(await question(page), first);
    assert.equal(await page.evaluate(() => document.querySelector("policy-calculator").answers.applicant_type), "individual");
    // Only the late part was asked for again.
    assert.equal(record.requests.filter((url) => /policy-calculator\.[0-9a-f]+\.wasm$/.test(url)).length, 1);
    assert.deepEqual(record.errors, []);
  });
}

test("a server that does not know the MIME type of the late part does no harm", async () => {
  const plain = [LATE, async (route) => route.fulfill({ response: await route.fetch(), headers: { "content-type": "text/plain" } })];
  const { page } = await site.visit({ html: SCRIPT + ELEMENT, routes: [plain] });
  await untilReady(page);
  assert.equal(await state(page), "asking");
});
