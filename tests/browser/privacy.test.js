// What the page fetches, and that the strictest policy has nothing to object to.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

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

test("the policy of the page is strict, and nothing violates it", async () => {
  const { page, record } = await site.visit();
  await untilReady(page);
  await untilQuiet(page);
  const policy = (await fetch(site.base)).headers.get("content-security-policy");
  for (const part of ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", "trusted-types 'none'"]) {
    assert.ok(policy.includes(part), part);
  }
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
