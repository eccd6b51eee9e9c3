// What the reader and the page get when something is missing or broken, and that trying again helps.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { heard, openSite, picture, until, untilFailed, untilReady } from "./site.js";

const SCRIPT = `<script type="module" src="define.js"></script>`;
const element = (more = "") => `<policy-calculator id="one" src="packs/talent.json" loading="eager" ${more}><p>政策目录，电话12333</p></policy-calculator>`;

let site;
before(async () => {
  site = await openSite();
});
after(() => site.close());

/** Interferes with the requests for a file until told to stop. */
function trouble(pattern, handler) {
  const made = { over: false };
  made.route = [pattern, (route) => (made.over ? route.continue() : handler(route))];
  return made;
}

const PACK = "**/packs/talent.json";
const WASM = "**/*.wasm";
const text = (body, contentType = "application/json") => (route) => route.fulfill({ contentType, body });

const TROUBLES = [
  ["the wasm is not to be had", WASM, (route) => route.abort(), "network"],
  ["the wasm is not there", WASM, (route) => route.fulfill({ status: 404 }), "network"],
  ["the wasm is another one", WASM, text("no wasm", "application/wasm"), "integrity"],
  ["the pack is not to be had", PACK, (route) => route.abort(), "network"],
  ["the pack is not there", PACK, (route) => route.fulfill({ status: 404 }), "network"],
  ["the pack is cut off", PACK, async (route) => route.fulfill({ body: (await (await route.fetch()).text()).slice(0, 500) }), "pack"],
  ["the pack is a web page", PACK, text("<!doctype html><title>登录</title>", "text/html"), "pack"],
  ["the pack is JSON, but no pack", PACK, text("[1, 2]"), "pack"],
  ["the pack is empty", PACK, text("{}"), "pack"],
  ["the pack is of a later form", PACK, text(`{"format": 99}`), "version"],
];

for (const [name, pattern, handler, code] of TROUBLES) {
  test(`${name}: fallback, a plain line, an event \`${code}\`, and a retry that works`, async () => {
    const interference = trouble(pattern, handler);
    const { page, record } = await site.visit({ html: SCRIPT + element(), routes: [interference.route] });
    const seen = await untilFailed(page);
    assert.equal(seen.fallback, true);
    assert.match(seen.line, /您的答案没有传出去/);
    assert.equal(seen.retry, "再试一次");
    assert.equal(seen.state, "error");
    const [{ detail }, ...more] = await heard(page, "error");
    assert.deepEqual([detail.code, detail.retryable, more.length], [code, true, 0]);
    assert.deepEqual(record.errors, []);
    await picture(page, `failure-${code}`);

    interference.over = true;
    await page.evaluate(() => document.querySelector("policy-calculator").shadowRoot.querySelector("[part=retry]").click());
    await untilReady(page);
    assert.equal(await page.evaluate(() => document.querySelector("policy-calculator").firstElementChild.checkVisibility()), false);
  });
}

test("a pack that is not the one its integrity names is not used", async () => {
  const { page } = await site.visit({ html: SCRIPT + element(`integrity="sha384-${"A".repeat(64)}"`) });
  await untilFailed(page);
  assert.equal((await heard(page, "error"))[0].detail.code, "integrity");
  assert.equal(await page.evaluate(() => document.querySelector("policy-calculator").packInfo), null);
});

test("an integrity that browsers would ignore is no integrity", async () => {
  const { page } = await site.visit({ html: SCRIPT + element(`integrity="md5-abc"`) });
  await untilFailed(page);
  assert.equal((await heard(page, "error"))[0].detail.code, "integrity");
});

test("the line is in the language of the page around it", async () => {
  for (const [lang, retry] of [["zh-TW", "再試一次"], ["en-GB", "Try again"]]) {
    const { page } = await site.visit({ html: `<div lang="${lang}">${SCRIPT}${element()}</div>`, routes: [[WASM, (route) => route.abort()]] });
    assert.equal((await untilFailed(page)).retry, retry);
  }
});

test("a server that does not know the MIME type of wasm does no harm", async () => {
  const { page } = await site.visit({
    html: SCRIPT + element(),
    routes: [[WASM, async (route) => route.fulfill({ response: await route.fetch(), headers: { "content-type": "text/plain" } })]],
  });
  await untilReady(page);
});

test("words that do not arrive are no failure, and the next step asks for them again", async () => {
  const interference = trouble("**/packs/talent.zh-Hans.*.json", (route) => route.abort());
  const { page, record } = await site.visit({ html: SCRIPT + element(), routes: [interference.route] });
  await untilReady(page);
  await until(page, () => window.recorded.events.some(({ type }) => type === "error"));
  assert.equal((await heard(page, "error"))[0].detail.code, "network");
  interference.over = true;
  const before = record.requests.length;
  await page.evaluate(() => document.querySelector("policy-calculator").start());
  await until(page, () => performance.getEntriesByType("resource").some(({ name, responseStatus }) => name.includes("talent.zh-Hans.") && responseStatus === 200));
  assert.ok(record.requests.slice(before).every((url) => url.startsWith("packs/talent.zh-Hans.")));
});

test("an instance that breaks takes its elements to the failure line, and each comes back on retry", async () => {
  // The shell's own call traps as wasm would.
  const breaking = ["**/define.js", async (route) => {
    const response = await route.fetch();
    const trap = `(() => { throw new WebAssembly.RuntimeError("unreachable") })()`;
    await route.fulfill({ response, body: (await response.text()).replace("calculator.back()", trap) });
  }];
  const { page, record } = await site.visit({ html: SCRIPT + element() + element().replace("one", "two"), routes: [breaking] });
  await untilReady(page, 0);
  await untilReady(page, 1);
  await page.evaluate(() => document.querySelector("#one").back());
  for (const n of [0, 1]) {
    assert.equal((await untilFailed(page, n)).fallback, true);
  }
  const errors = (await heard(page, "error")).map(({ detail, target }) => `${target}: ${detail.code}`);
  assert.deepEqual(errors.sort(), ["one: internal", "two: internal"]);
  for (const n of [0, 1]) {
    await page.evaluate((n) => document.querySelectorAll("policy-calculator")[n].shadowRoot.querySelector("[part=retry]").click(), n);
    await untilReady(page, n);
  }
  // Both parts, once.
  assert.equal(record.requests.filter((url) => url.endsWith(".wasm")).length, 2);
  assert.deepEqual(record.errors, []);
});
