// How the element comes, goes, and shares a page.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { heard, openSite, picture, until, untilReady } from "./site.js";

const SCRIPT = `<script type="module" src="define.js"></script>`;
const ELEMENT = `<policy-calculator id="one" src="packs/talent.json" loading="eager"><p>正在加载</p></policy-calculator>`;

let site;
before(async () => {
  site = await openSite();
});
after(() => site.close());

test("the demo page shows the first screen in place of the fallback", async () => {
  const { page, record } = await site.visit();
  await untilReady(page);
  const seen = await page.evaluate(() => {
    const element = document.querySelector("policy-calculator");
    return { fallback: element.firstElementChild.checkVisibility(), text: element.shadowRoot.querySelector("[part=app]").textContent };
  });
  assert.equal(seen.fallback, false);
  assert.match(seen.text, /\S/);
  assert.equal((await heard(page, "ready")).length, 1);
  assert.deepEqual(record.errors, []);
  await picture(page, "demo");
});

test("the element is defined as soon as the script has run, without waiting for the wasm", async () => {
  const routes = [["**/*.wasm", () => {}]];
  const { page } = await site.visit({ html: SCRIPT + ELEMENT, routes });
  const seen = await until(page, () => {
    const element = document.querySelector("policy-calculator");
    return element.state === "loading" && { version: element.constructor.version, fallback: element.firstElementChild.checkVisibility() };
  });
  assert.match(seen.version, /^\d+\.\d+\.\d+$/);
  assert.equal(seen.fallback, true);
});

test("importing the module where there is no document defines nothing and does not throw", async () => {
  const text = await (await fetch(`${site.base}define.js`)).text();
  const module = await import(`data:text/javascript;base64,${Buffer.from(text).toString("base64")}`);
  assert.ok(module);
});

test("removed and put back, at once, later and elsewhere, it goes on and fetches nothing", async () => {
  const { page, record } = await site.visit({ html: `${SCRIPT}${ELEMENT}<div id="elsewhere"></div>` });
  await untilReady(page);
  await until(page, () => performance.getEntriesByType("resource").some(({ name }) => /talent\.[^/]+\.json/.test(name)));
  const before = record.requests.length;
  const same = await page.evaluate(async () => {
    const element = document.querySelector("policy-calculator");
    const screen = element.shadowRoot.querySelector("[part=app]").firstElementChild;
    const place = element.parentNode;
    const turn = () => new Promise((resolve) => setTimeout(resolve));
    element.remove();
    place.append(element);
    await turn();
    element.remove();
    await turn();
    place.append(element);
    await turn();
    document.querySelector("#elsewhere").append(element);
    await turn();
    return element.shadowRoot.querySelector("[part=app]").firstElementChild === screen && screen.checkVisibility();
  });
  assert.equal(same, true);
  assert.deepEqual(record.requests.slice(before), []);
  assert.equal((await heard(page, "ready")).length, 1);
});

test("two elements share script and wasm, and nothing else", async () => {
  const two = ELEMENT + ELEMENT.replace("one", "two").replace("eager", "eager\" lang=\"en").replace("zh", "en");
  const { page, record } = await site.visit({ html: SCRIPT + two });
  await untilReady(page, 0);
  await untilReady(page, 1);
  assert.equal(record.requests.filter((url) => url.endsWith(".wasm")).length, 2);
  await page.evaluate(() => document.querySelector("#two").reset());
  assert.deepEqual((await heard(page, "reset")).map(({ target }) => target), ["two"]);
  assert.deepEqual((await heard(page, "ready")).map(({ target }) => target).sort(), ["one", "two"]);
});

test("an attribute changed a hundred times in one task is looked at once, and the latest wins", async () => {
  const { page, record } = await site.visit({ html: SCRIPT + ELEMENT });
  await untilReady(page);
  await page.evaluate(() => {
    const element = document.querySelector("policy-calculator");
    for (let n = 0; n < 100; n += 1) {
      element.setAttribute("src", `packs/talent.json?${n}`);
    }
    return element.ready;
  });
  await until(page, () => window.recorded.events.filter(({ type }) => type === "ready").length === 2);
  assert.deepEqual(record.requests.filter((url) => url.includes("?")), ["packs/talent.json?99"]);
});

test("an element far below waits until the reader comes near", async () => {
  const far = `<div id="above"></div>${ELEMENT.replace("eager", "lazy")}`;
  const style = [["**/far.css", (route) => route.fulfill({ contentType: "text/css", body: "#above { height: 5000px }" })]];
  const { page, record } = await site.visit({ html: `<link rel="stylesheet" href="far.css">${SCRIPT}${far}`, routes: style });
  await until(page, () => document.querySelector("policy-calculator").state === "idle");
  // Two frames later an observer would have spoken.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  assert.deepEqual(record.requests.filter((url) => /wasm|json/.test(url)), []);
  await page.evaluate(() => scrollTo(0, 4300));
  await untilReady(page);
});

test("properties and calls from before the definition, and before the wasm, are honoured in order", async () => {
  const early = [["**/early.js", (route) => route.fulfill({ contentType: "text/javascript", body: EARLY })]];
  const page = (await site.visit({ html: `<policy-calculator></policy-calculator><script src="early.js"></script>${SCRIPT}`, routes: early })).page;
  await untilReady(page);
  assert.equal(await page.evaluate(() => document.querySelector("policy-calculator").packInfo.id), "talent");
  await until(page, () => window.recorded.events.some(({ type }) => type === "reset"));
  const types = await page.evaluate(() => window.recorded.events.map(({ type }) => type));
  assert.deepEqual(types.filter((type) => ["ready", "step", "reset"].includes(type)).slice(0, 3), ["ready", "step", "reset"]);
});

const EARLY = `
  const element = document.querySelector("policy-calculator");
  customElements.whenDefined("policy-calculator").then(() => { element.start(); element.reset(); });
  fetch("packs/talent.json").then((response) => response.json()).then((pack) => { element.pack = pack; });
`;

test("created by script, by a template and inside another shadow root, it works the same", async () => {
  const { page } = await site.visit({ html: SCRIPT });
  await until(page, () => Boolean(customElements.get("policy-calculator")));
  await page.evaluate(() => {
    const make = () => {
      const element = document.createElement("policy-calculator");
      element.setAttribute("src", "packs/talent.json");
      element.setAttribute("loading", "eager");
      return element;
    };
    const template = document.createElement("template");
    template.content.append(make());
    document.body.append(make(), make().cloneNode(true), document.importNode(template.content, true));
    const outer = document.createElement("div");
    outer.attachShadow({ mode: "open" }).append(make());
    document.body.append(outer);
  });
  for (const n of [0, 1, 2]) {
    await untilReady(page, n);
  }
  await until(page, () => window.recorded.events.filter(({ type }) => type === "ready").length === 4);
});

test("a second copy of the script warns once and leaves the first in place", async () => {
  const { page, record } = await site.visit({ html: `${SCRIPT}<script type="module" src="define.js?2"></script><script type="module" src="define.js?3"></script>${ELEMENT}` });
  await untilReady(page);
  await until(page, () => performance.getEntriesByType("resource").some(({ name }) => name.endsWith("?3")));
  assert.equal(record.console.filter((line) => /loaded beside/.test(line)).length, 1);
});

test("a value no attribute knows falls back with one warning", async () => {
  const { page, record } = await site.visit({ html: SCRIPT + ELEMENT.replace("eager", "eager\" theme=\"neon\" as-of=\"2021-02-30") });
  await untilReady(page);
  await page.evaluate(() => document.querySelector("policy-calculator").setAttribute("text-size", "large"));
  await page.evaluate(() => null);
  assert.equal(record.console.filter((line) => /neon/.test(line)).length, 1);
  assert.equal(record.console.filter((line) => /2021-02-30/.test(line)).length, 1);
});
