// What the reader and the page get when something is missing or broken, and that trying again helps.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { heard, keepInstances, openSite, picture, until, untilFailed, untilReady } from "./site.js";

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
  ["the pack is of a form before the first", PACK, text(`{"format": 0}`), "version"],
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

test("offline: fallback and a plain line; back on line, the button brings it up", async () => {
  const far = ["**/far.css", (route) => route.fulfill({ contentType: "text/css", body: "#above { height: 5000px }" })];
  const html = `<link rel="stylesheet" href="far.css">${SCRIPT}<div id="above"></div>${element().replace("eager", "lazy")}`;
  const { page, context } = await site.visit({ html, routes: [far] });
  await until(page, () => document.querySelector("policy-calculator").state === "idle");
  await context.setOffline(true);
  await page.evaluate(() => scrollTo(0, 5000));
  assert.equal((await untilFailed(page)).fallback, true);
  assert.equal((await heard(page, "error"))[0].detail.code, "network");
  await context.setOffline(false);
  await page.click("policy-calculator >> [part=retry]");
  await untilReady(page);
});

test("a server that never answers is given up after 20 seconds, and a retry works", async () => {
  let mute = true;
  const { page } = await site.visit({
    html: SCRIPT + element(),
    routes: [[PACK, (route) => (mute ? undefined : route.continue())]],
    before: () => {
      const { setTimeout } = window;
      // A hundred times as fast.
      window.setTimeout = (act, time, ...more) => setTimeout(act, time === 20000 ? 200 : time, ...more);
    },
  });
  assert.equal((await untilFailed(page)).state, "error");
  const [{ detail }] = await heard(page, "error");
  assert.deepEqual([detail.code, detail.retryable], ["network", true]);
  assert.match(detail.message, /did not answer within 20 seconds/);
  mute = false;
  await page.click("policy-calculator [part=retry]");
  await untilReady(page);
});

test("a browser that cannot adopt sheets gets the styles by a link, and without them still the questions", async () => {
  const old = () => {
    delete Document.prototype.adoptedStyleSheets;
    delete ShadowRoot.prototype.adoptedStyleSheets;
  };
  for (const routes of [[], [["**/style.*.css", (route) => route.abort()]]]) {
    const { page, record } = await site.visit({ html: SCRIPT + element(), before: old, routes });
    await untilReady(page);
    assert.equal(record.requests.filter((url) => /^style\.[0-9a-f]{16}\.css$/.test(url)).length, 1);
    const rule = await page.evaluate(() => getComputedStyle(document.querySelector("policy-calculator").shadowRoot.querySelector(".in")).borderTopWidth);
    assert.equal(rule, routes.length === 0 ? "4px" : "0px");
    assert.deepEqual(record.errors, []);
  }
});

test("the theme follows the device while it is `auto`, and only then", async () => {
  const { page } = await site.visit({ html: SCRIPT + element('theme="auto"'), device: { colorScheme: "dark" } });
  await untilReady(page);
  const ground = () => page.evaluate(() => getComputedStyle(document.querySelector("policy-calculator").shadowRoot.querySelector(".in")).backgroundColor);
  const [dark, light] = ["rgb(18, 27, 30)", "rgb(255, 255, 255)"];
  assert.equal(await ground(), dark);
  await page.emulateMedia({ colorScheme: "light" });
  await until(page, () => !document.querySelector("policy-calculator").shadowRoot.querySelector("[part=root]").classList.contains("dark"));
  assert.equal(await ground(), light);
  await page.evaluate(() => document.querySelector("policy-calculator").setAttribute("theme", "light"));
  await page.emulateMedia({ colorScheme: "dark" });
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
  assert.equal(await ground(), light);
});

test("where the browser refuses to print, the page stays as it is", async () => {
  const refusing = () => {
    window.print = () => {
      throw new DOMException("blocked", "NotAllowedError");
    };
  };
  const { page, record } = await site.visit({ html: SCRIPT + element(), before: refusing });
  await untilReady(page);
  await page.evaluate(() => document.querySelector("policy-calculator").print());
  assert.equal((await heard(page, "print")).length, 1);
  assert.equal(await page.evaluate(() => document.querySelector("policy-calculator").state), "asking");
  assert.deepEqual(record.errors, []);
});

test("a panic in the wasm: all its elements show the failure, the page goes on, and each comes back by retry to its question", async () => {
  const { page, record } = await site.visit({ html: SCRIPT + element() + element().replace("one", "two"), before: keepInstances });
  await untilReady(page, 0);
  await untilReady(page, 1);
  const question = await page.evaluate(async () => {
    const one = document.querySelector("#one");
    one.start();
    one.answers = { applicant_type: "individual", employer_type: "private_enterprise" };
    one.goTo("employer_type");
    await new Promise((resolve) => setTimeout(resolve, 50));
    return one.shadowRoot.querySelector("h2").textContent;
  });
  // A page that tampers with what the language gives can call in while a call is under way: a true panic.
  const reached = await page.evaluate(async () => {
    const one = document.querySelector("#one");
    const { entries } = Object;
    let reached = 0;
    Object.entries = (object) => {
      if (Object.keys(object).join() === "theme") {
        Object.entries = entries;
        one.reset();
        reached += 1;
      }
      return entries(object);
    };
    one.setAttribute("theme", "dark");
    await new Promise((resolve) => setTimeout(resolve, 50));
    return reached;
  });
  assert.equal(reached, 1);
  assert.ok(record.console.some((line) => /panicked|already/.test(line)), record.console.join("\n"));
  for (const n of [0, 1]) {
    assert.equal((await untilFailed(page, n)).fallback, true);
  }
  const errors = (await heard(page, "error")).map(({ detail, target }) => `${target}: ${detail.code}`);
  assert.deepEqual(errors.sort(), ["one: internal", "two: internal"]);
  assert.equal(await page.evaluate(() => document.querySelector("#one").answers.employer_type), "private_enterprise");
  await page.evaluate(() => document.body.append("the page goes on"));
  for (const n of [0, 1]) {
    await page.click(`policy-calculator >> nth=${n} >> [part=retry]`);
    await untilReady(page, n);
  }
  const after = await page.evaluate(() => {
    const one = document.querySelector("#one");
    return { instances: window.instances.length, question: one.shadowRoot.querySelector("h2").textContent, answers: one.answers };
  });
  assert.deepEqual(after, { instances: 2, question, answers: { applicant_type: "individual", employer_type: "private_enterprise" } });
  // Both parts, once.
  assert.equal(record.requests.filter((url) => url.endsWith(".wasm")).length, 2);
  assert.deepEqual(record.errors, []);
});
