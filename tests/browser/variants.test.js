// The other forms of the script: classic, single file, and in a frame of another site; and the list of all files.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, test } from "node:test";

import { begin, interview, packOf } from "./person.js";
import { openSite, picture, until, untilReady, violations } from "./site.js";

let site;
before(async () => {
  site = await openSite();
});
after(() => site.close());

for (const [name, fetched] of [["classic", ["packs/talent.json", "packs/talent.zh-Hans.HASH.json", "policy-calculator.HASH.wasm", "policy-calculator.late.HASH.wasm"]], ["single", ["packs/talent.json", "packs/talent.zh-Hans.HASH.json"]]]) {
  test(`the ${name} script works by a plain tag under the strictest policy, and leaves no name behind`, async () => {
    const { page, record } = await site.visit({ path: `hosts/${name}.html`, before: () => {
      window.names = Object.getOwnPropertyNames(window);
    } });
    await untilReady(page);
    await begin(page);
    await interview(page, await packOf(site), { applicant_type: "individual", work_place: "jianghai", employer_type: "private_enterprise" });
    const names = await page.evaluate(() => Object.getOwnPropertyNames(window).filter((name) => !window.names.includes(name)));
    assert.deepEqual(names.filter((name) => name !== "names" && !/^\d+$/.test(name)), []);
    const own = record.requests.filter((url) => /json|wasm/.test(url)).map((url) => url.replace(/\.[0-9a-f]{8,16}\./, ".HASH."));
    assert.deepEqual(own.sort(), fetched);
    assert.deepEqual([await violations(page), record.errors], [[], []]);
  });
}

/** The same server under another name is another site to a browser. */
const otherSite = () => site.base.replace("127.0.0.1", "localhost");

/** Lets the host page be framed, and frame: in life, its server says so. */
async function framed(more = "", meta = "") {
  const other = otherSite();
  const policy = `default-src 'none'; script-src 'self' ${other}; frame-src ${other}; style-src 'self'`;
  const html = `<script src="${other}frame-loader.js" data-src="packs/talent.json" data-title="人才政策自测" ${more}></script>`;
  const allow = ["**/frame.html*", async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers() };
    headers["content-security-policy"] = headers["content-security-policy"].replace("frame-ancestors 'self'", `frame-ancestors ${new URL(site.base).origin}`);
    await route.fulfill({ response, headers, body: (await response.text()).replace('name="policy-hosts" content=""', `name="policy-hosts" content="${meta}"`) });
  }];
  const visit = await site.visit({ html, policy, routes: [allow] });
  const frame = await (await visit.page.waitForSelector("iframe")).contentFrame();
  return { ...visit, frame };
}

const heightsMatch = (page, frame) => until(page, async () => {
  const { height } = document.querySelector("iframe");
  return Number(height);
}).then(async (height) => ({ height, inside: await frame.evaluate(() => Math.ceil(document.querySelector("policy-calculator").getBoundingClientRect().height)) }));

test("in a frame of another site it is as tall as what it shows, and tells its events without answers", async () => {
  const { page, frame, record } = await framed('data-lang="en" data-as-of="2021-06-01"');
  await untilReady(frame);
  const seen = [];
  for (let n = 0; n < 3; n += 1) {
    let sizes = await heightsMatch(page, frame);
    for (const end = Date.now() + 5000; sizes.height !== sizes.inside && Date.now() < end;) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      sizes = await heightsMatch(page, frame);
    }
    assert.equal(sizes.height, sizes.inside);
    seen.push(sizes.height);
    if (n === 0) {
      await frame.click("policy-calculator >> .start .b");
    } else if (n === 1) {
      await frame.evaluate(() => {
        document.querySelector("policy-calculator").answers = { employer_type: "private_enterprise" };
        document.querySelector("policy-calculator").review();
      });
    }
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)));
  }
  assert.ok(new Set(seen).size > 1, String(seen));
  const told = await page.evaluate(() => window.recorded.events.map(({ type, detail }) => ({ type, detail })));
  assert.deepEqual([...new Set(told.map(({ type }) => type))].sort(), ["change", "ready", "step"]);
  assert.ok(!JSON.stringify(told).includes("private_enterprise"));
  assert.equal(await frame.evaluate(() => document.querySelector("policy-calculator").shadowRoot.querySelector("[part=root]").lang), "en");
  assert.deepEqual([record.errors, await violations(page), await violations(frame)], [[], [], []]);
  await picture(page, "frame");
});

test("the loader believes its own frame alone, and of it only what the schema allows", async () => {
  const { page, frame } = await framed();
  await untilReady(frame);
  await until(page, () => window.recorded.events.some(({ type }) => type === "ready"));
  const before = await page.evaluate(() => ({ height: document.querySelector("iframe").height, events: window.recorded.events.length }));
  const good = { from: "policy-calculator", version: 1, kind: "height", height: 77 };
  // From the page itself: another source and another origin.
  await page.evaluate((good) => window.postMessage(good, "*"), good);
  // From the frame, but not as agreed.
  const forged = [
    "height", null, [], { ...good, version: 2 }, { ...good, from: "x" }, { ...good, height: -1 }, { ...good, height: 1e9 }, { ...good, height: "77" }, { ...good, height: 1.5 },
    { ...good, kind: "event", name: "navigate", detail: { url: "javascript:alert(1)" } },
    { ...good, kind: "event", name: "constructor", detail: {} },
    { ...good, kind: "event", name: "step", detail: { screen: "question", answers: "x" } },
    { ...good, kind: "event", name: "step", detail: { screen: { deep: 1 } } },
    { ...good, kind: "event", name: "error", detail: { message: "x".repeat(501) } },
    { ...good, kind: "event", name: "step" },
  ];
  const host = new URL(site.base).origin;
  await frame.evaluate(([forged, host]) => forged.forEach((message) => window.parent.postMessage(message, host)), [forged, host]);
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)));
  assert.deepEqual(await page.evaluate(() => ({ height: document.querySelector("iframe").height, events: window.recorded.events.length })), before);
  // And what is as agreed is believed.
  await frame.evaluate(([good, host]) => window.parent.postMessage(good, host), [good, host]);
  await until(page, () => document.querySelector("iframe").height === "77");
});

test("the page in the frame speaks to exactly one origin, and only to one it is meant for", async () => {
  const meant = await framed("", new URL(site.base).origin);
  await untilReady(meant.frame);
  await until(meant.page, () => window.recorded.events.some(({ type }) => type === "ready"));

  const { page, frame } = await framed("", "https://www.example.gov.cn");
  await untilReady(frame);
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
  assert.deepEqual(await page.evaluate(() => window.recorded.events), []);
  assert.equal(await page.evaluate(() => document.querySelector("iframe").height), "600");
});

test("the page in the frame takes packs of its own site alone", async () => {
  const { page } = await site.visit({ path: `frame.html#${new URLSearchParams({ src: "https://elsewhere.example/pack.json", onclick: "alert(1)", lang: "en" })}` });
  await until(page, () => Boolean(document.querySelector("policy-calculator")));
  assert.deepEqual(await page.evaluate(() => document.querySelector("policy-calculator").getAttributeNames().sort()), ["lang", "loading"]);
});

test("the frame loader is under 5,000 bytes", async () => {
  const { length } = Buffer.from(await (await fetch(`${site.base}frame-loader.js`)).arrayBuffer());
  assert.ok(length < 5000, String(length));
});

test("the manifest lists every file with its size and the digest it really has", async () => {
  const { files, version } = await (await fetch(`${site.base}manifest.json`)).json();
  assert.match(version, /^\d+\.\d+\.\d+$/);
  for (const name of ["define.js", "policy-calculator.js", "classic.js", "single.js", "frame-loader.js", "frame.html", "frame.js", "packs/talent.json", "index.html"]) {
    assert.ok(files[name], name);
  }
  for (const [name, { bytes, integrity }] of Object.entries(files)) {
    const body = Buffer.from(await (await fetch(site.base + name)).arrayBuffer());
    assert.equal(body.length, bytes, name);
    assert.equal(`sha384-${createHash("sha384").update(body).digest("base64")}`, integrity, name);
  }
  const pack = await packOf(site);
  assert.equal(files["packs/talent.json"].pack.digest, pack.digest);
});
