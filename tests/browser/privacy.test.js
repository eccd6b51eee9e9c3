// What the page fetches, and that the strictest policy has nothing to object to.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { begin, interview, packOf } from "./person.js";
import { openSite, until, untilReady, violations } from "./site.js";

let site;
before(async () => {
  site = await openSite();
});
after(() => site.close());

/** Until the words have arrived, the last thing that is fetched. */
function untilQuiet(page) {
  return until(page, () => performance.getEntriesByType("resource").some(({ name, responseStatus }) => /talent\.zh-Hans\.[0-9a-f]+\.json/.test(name) && responseStatus === 200));
}

test("a visit makes exactly these requests", async () => {
  const { page, record } = await site.visit();
  await untilReady(page);
  await untilQuiet(page);
  const [wasm, late, ...more] = record.requests.filter((url) => url.endsWith(".wasm"));
  assert.match(wasm, /^policy-calculator\.[0-9a-f]{16}\.wasm$/);
  assert.match(late, /^policy-calculator\.late\.[0-9a-f]{16}\.wasm$/);
  assert.deepEqual(more, []);
  const words = record.requests.find((url) => /^packs\/talent\.zh-Hans\.[0-9a-f]{8}\.json$/.test(url));
  const own = record.requests.filter((url) => !["", "host.css", "icon.svg"].includes(url));
  assert.deepEqual(own.sort(), ["define.js", "packs/talent.json", words, wasm, late].sort());
});

test("after loading, nothing is fetched", async () => {
  const { page, record } = await site.visit();
  await untilReady(page);
  await untilQuiet(page);
  record.requests.length = 0;
  await page.evaluate(() => {
    const element = document.querySelector("policy-calculator");
    element.start();
    element.review();
    element.back();
    element.reset();
  });
  await until(page, () => window.recorded.events.some(({ type }) => type === "reset"));
  assert.deepEqual(record.requests, []);
  assert.deepEqual(await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length]), ["", 0, 0]);
});

test("a whole session under the strictest policy with Trusted Types: no violation, and exactly the requests the guide lists", async () => {
  const { page, record } = await site.visit();
  await untilReady(page);
  await untilQuiet(page);
  const policy = (await fetch(site.base)).headers.get("content-security-policy");
  for (const part of ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", "require-trusted-types-for 'script'", "trusted-types 'none'"]) {
    assert.ok(policy.includes(part), part);
  }
  const pack = await packOf(site);
  await begin(page);
  await interview(page, pack, { applicant_type: "individual", work_place: "jianghai", employer_type: "private_enterprise" });
  await page.evaluate(() => document.querySelector("policy-calculator").review());
  await page.click("policy-calculator >> .act .b");
  await until(page, () => document.querySelector("policy-calculator").state === "result");
  await page.click("policy-calculator >> .settings summary");
  await page.click("policy-calculator >> .settings button[lang=en]");
  await until(page, () => document.querySelector("policy-calculator").shadowRoot.querySelector("[part=root]").lang === "en");
  const kinds = record.requests.filter((url) => !["", "host.css", "icon.svg"].includes(url)).map((url) => url.replace(/\.[0-9a-f]{8,16}\./, ".HASH."));
  assert.deepEqual(kinds.sort(), ["define.js", "packs/talent.en.HASH.json", "packs/talent.json", "packs/talent.zh-Hans.HASH.json", "policy-calculator.HASH.wasm", "policy-calculator.late.HASH.wasm"]);
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(record.console.filter((line) => line.startsWith("error")), []);
  assert.deepEqual(record.errors, []);
});

test("the server sends right types, compressed files, and caches by name", async () => {
  const { page, record } = await site.visit();
  await untilReady(page);
  await untilQuiet(page);
  const wasm = record.requests.find((url) => url.endsWith(".wasm"));
  const table = [
    ["", "text/html", "no-cache"],
    ["define.js", "text/javascript", "no-cache"],
    ["packs/talent.json", "application/json", "no-cache"],
    [wasm, "application/wasm", "public, max-age=31536000, immutable"],
    [record.requests.find((url) => url.startsWith("packs/talent.zh-Hans.")), "application/json", "public, max-age=31536000, immutable"],
  ];
  for (const [path, type, cache] of table) {
    const { headers } = await fetch(site.base + path, { headers: { "accept-encoding": "br" } });
    assert.equal(headers.get("content-type").split(";")[0], type, path);
    assert.equal(headers.get("cache-control"), cache, path);
    assert.equal(headers.get("content-encoding"), "br", path);
    assert.equal(headers.get("x-content-type-options"), "nosniff", path);
  }
});
