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

test("the element is defined as soon as the script has run, without waiting for anything else", async () => {
  const routes = ["**/*.wasm", "**/packs/*.json"].map((pattern) => [pattern, () => {}]);
  const { page } = await site.visit({ html: SCRIPT + ELEMENT, routes });
  const seen = await until(page, () => {
    const element = document.querySelector("policy-calculator");
    return element.state === "loading" && { version: element.constructor.version, fallback: element.firstElementChild.checkVisibility() };
  });
  assert.match(seen.version, /^\d+\.\d+\.\d+$/);
  assert.equal(seen.fallback, true);
});

test("importing a module where there are no custom elements, as in Node, defines nothing and does not throw", async () => {
  for (const [name, exported] of [["define.js", []], ["policy-calculator.js", ["PolicyCalculator", "define"]]]) {
    const text = await (await fetch(`${site.base}${name}`)).text();
    const module = await import(`data:text/javascript;base64,${Buffer.from(text).toString("base64")}`);
    assert.deepEqual(Object.keys(module), exported, name);
    if (module.define) {
      module.define();
      assert.match(module.PolicyCalculator.version, /^\d/);
    }
  }
});

test("the module that only exports defines nothing until it is asked to", async () => {
  const use = ["**/use.js", (route) => route.fulfill({ contentType: "text/javascript", body: `
    import { define } from "./policy-calculator.js";
    window.before = Boolean(customElements.get("policy-calculator"));
    define();
  ` })];
  const { page } = await site.visit({ html: `<script type="module" src="use.js"></script>${ELEMENT}`, routes: [use] });
  await untilReady(page);
  assert.equal(await page.evaluate(() => window.before), false);
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
  // Were a listener doubled, one press would be two steps.
  await page.click("policy-calculator >> .start .b");
  await until(page, () => window.recorded.events.some(({ type }) => type === "step"));
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
  assert.equal((await heard(page, "step")).length, 1);
});

test("out of the page so long that others took its place in the wasm, it comes back to the same question, and tells nobody", async () => {
  const { page, record } = await site.visit({ html: SCRIPT + ELEMENT });
  await untilReady(page);
  const seen = await page.evaluate(async () => {
    const first = document.querySelector("policy-calculator");
    const look = () => ({
      answers: Object.entries(first.answers),
      question: first.shadowRoot.querySelector("h2").textContent,
      root: first.shadowRoot.querySelector("[part=root]").className,
      lang: first.shadowRoot.querySelector("[part=root]").lang,
    });
    first.start();
    first.answers = { applicant_type: "individual", employer_type: "private_enterprise", work_place: "jianghai" };
    first.goTo("employer_type");
    const large = [...first.shadowRoot.querySelectorAll(".chips button")][1];
    large.click();
    await new Promise((resolve) => setTimeout(resolve, 50));
    const before = look();
    const events = window.recorded.events.length;
    first.remove();
    for (let n = 0; n < 6; n += 1) {
      const other = document.createElement("policy-calculator");
      other.setAttribute("src", "packs/talent.json");
      other.setAttribute("loading", "eager");
      document.body.append(other);
      await other.ready;
      other.remove();
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    const aside = first.shadowRoot.querySelector("[part=app]") === null;
    const told = window.recorded.events.length - events;
    const put = performance.now();
    document.body.append(first);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const after = look();
    return { aside, before, after, told: window.recorded.events.length - events - told, fetched: performance.getEntriesByType("resource").filter(({ startTime }) => startTime >= put).length };
  });
  assert.equal(seen.aside, true);
  assert.match(seen.before.root, /large/);
  assert.deepEqual(seen.after, seen.before);
  assert.deepEqual([seen.told, seen.fetched], [0, 0]);
  assert.deepEqual(record.errors, []);
});

test("put aside while one answer is being changed, it still leads back to where that began", async () => {
  const { page } = await site.visit({ html: SCRIPT + ELEMENT });
  await untilReady(page);
  const seen = await page.evaluate(async (answers) => {
    const first = document.querySelector("policy-calculator");
    const { shadowRoot } = first;
    const moment = () => new Promise((resolve) => setTimeout(resolve, 50));
    const next = () => shadowRoot.querySelector("button[type=submit]");
    const words = () => [shadowRoot.querySelector("h2").textContent, shadowRoot.querySelector(".go button").textContent, next().textContent];
    const away = async () => {
      first.remove();
      for (let n = 0; n < 6; n += 1) {
        const other = first.cloneNode();
        document.body.append(other);
        await other.ready;
        other.remove();
        await moment();
      }
      const aside = shadowRoot.querySelector("[part=app]") === null;
      document.body.append(first);
      await moment();
      return aside;
    };
    first.answers = answers;
    first.review();
    first.goTo("title_level");
    await moment();
    const before = words();
    const aside = [await away()];
    const after = words();
    // What the change newly opens is asked, and remembered as such as well.
    [...shadowRoot.querySelectorAll("label")].find(({ textContent }) => textContent.startsWith("副高")).click();
    await moment();
    next().click();
    await moment();
    const opened = words();
    aside.push(await away());
    const openedAfter = words();
    first.back();
    await moment();
    first.back();
    await moment();
    const review = first.state;
    aside.push(await away());
    return { aside, before, after, opened, openedAfter, review, end: first.state };
  }, { applicant_type: "individual", work_place: "jianghai", employer_type: "private_enterprise", profession: ["engineering"], title_level: "mid" });
  assert.deepEqual(seen.aside, [true, true, true]);
  assert.match(seen.before.join(), /核对|返回/, "the words of a changed answer");
  assert.deepEqual(seen.after, seen.before);
  assert.deepEqual(seen.openedAfter, seen.opened);
  assert.notEqual(seen.opened[0], seen.before[0], "the change opens another question");
  assert.deepEqual([seen.review, seen.end], ["review", "review"]);
});

test("asked while it is out of the page and put aside, it still knows its session", async () => {
  const { page } = await site.visit({ html: SCRIPT + ELEMENT });
  await untilReady(page);
  const known = await page.evaluate(async () => {
    const first = document.querySelector("policy-calculator");
    first.answers = { employer_type: "private_enterprise" };
    const all = [first, ...Array.from({ length: 6 }, () => first.cloneNode())];
    document.body.append(...all);
    await Promise.all(all.map(({ ready }) => ready));
    all.forEach((element) => element.remove());
    await new Promise((resolve) => setTimeout(resolve, 50));
    const aside = first.shadowRoot.querySelector("[part=app]") === null;
    first.review();
    const known = { aside, state: first.state, answers: first.answers, pack: first.packInfo.id };
    document.body.append(first);
    await new Promise((resolve) => setTimeout(resolve, 50));
    return { ...known, shown: first.shadowRoot.querySelector("[part=app]").checkVisibility() };
  });
  assert.deepEqual(known, { aside: true, state: "review", answers: { employer_type: "private_enterprise" }, pack: "talent", shown: true });
});

test("an attribute changed a hundred times in one task is one fetch and one drawing, and the latest wins", async () => {
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
  const drawn = await page.evaluate(async () => {
    const element = document.querySelector("policy-calculator");
    const root = element.shadowRoot.querySelector("[part=root]");
    const seen = [];
    new MutationObserver((records) => seen.push(...records.map(() => root.className))).observe(root, { attributes: true });
    for (let n = 0; n < 100; n += 1) {
      element.setAttribute("text-size", n % 2 ? "x-large" : "large");
      element.setAttribute("theme", n % 2 ? "dark" : "light");
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
    return seen;
  });
  assert.deepEqual(drawn, ["pc xlarge dark"]);
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

const WAYS = {
  "by the parser": () => {},
  "by createElement": () => document.body.append(window.make()),
  "by innerHTML": () => {
    document.body.innerHTML += window.make().outerHTML;
  },
  "by cloneNode": () => document.body.append(window.make().cloneNode(true)),
  "in a template": () => {
    const template = document.createElement("template");
    template.content.append(window.make());
    document.body.append(document.importNode(template.content, true));
  },
  "detached, and put in later": async () => {
    const element = window.make();
    element.answers = { employer_type: "private_enterprise" };
    await new Promise((resolve) => setTimeout(resolve, 50));
    document.body.append(element);
  },
  "inside another shadow root": () => {
    const outer = document.createElement("div");
    document.body.append(outer);
    outer.attachShadow({ mode: "open" }).append(window.make());
  },
};

for (const [way, make] of Object.entries(WAYS)) {
  test(`created ${way}, it works`, async () => {
    const parsed = way === "by the parser" ? ELEMENT : "";
    // Host pages that write markup have no Trusted Types.
    const { page, record } = await site.visit({ html: SCRIPT + parsed, policy: "default-src 'self' 'wasm-unsafe-eval'" });
    await until(page, () => Boolean(customElements.get("policy-calculator")));
    await page.evaluate(() => {
      window.make = () => {
        const element = document.createElement("policy-calculator");
        element.setAttribute("src", "packs/talent.json");
        element.setAttribute("loading", "eager");
        return element;
      };
    });
    await page.evaluate(make);
    await until(page, () => window.recorded.events.some(({ type }) => type === "ready"));
    const shown = await page.evaluate(() => {
      const find = (root) => root.querySelector("policy-calculator") || [...root.querySelectorAll("*")].map((host) => host.shadowRoot && find(host.shadowRoot)).find(Boolean);
      const element = find(document);
      element.start();
      return { state: element.state, app: element.shadowRoot.querySelectorAll("[part=app]").length, answers: element.answers };
    });
    assert.deepEqual([shown.state, shown.app], ["asking", 1]);
    assert.equal(shown.answers.employer_type, way.startsWith("detached") ? "private_enterprise" : undefined);
    await until(page, () => window.recorded.events.filter(({ type }) => type === "step").length > 0);
    assert.equal((await heard(page, "step")).length, way.startsWith("detached") ? 2 : 1);
    assert.deepEqual(record.errors, []);
  });
}

test("loaded twice, and in another version, it warns once and the first stays in use", async () => {
  const other = ["**/define.js?2", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace(/version:(["`])[^"`]+\1/, 'version:"9.9.9"') });
  }];
  const again = `<script type="module" src="define.js?2"></script><script type="module" src="define.js?3"></script>`;
  const { page, record } = await site.visit({ html: SCRIPT + again + ELEMENT, routes: [other] });
  await untilReady(page);
  await until(page, () => performance.getEntriesByType("resource").some(({ name }) => name.endsWith("?3")));
  const version = await page.evaluate(() => customElements.get("policy-calculator").version);
  assert.notEqual(version, "9.9.9");
  assert.deepEqual(record.console.filter((line) => /loaded beside/.test(line)), [`warning: policy-calculator: 9.9.9 is loaded beside ${version}, which stays in use`]);
});

test("a value no attribute knows falls back with one warning", async () => {
  const { page, record } = await site.visit({ html: SCRIPT + ELEMENT.replace("eager", "eager\" theme=\"neon\" as-of=\"2021-02-30") });
  await untilReady(page);
  await page.evaluate(() => document.querySelector("policy-calculator").setAttribute("text-size", "large"));
  await page.evaluate(() => null);
  assert.equal(record.console.filter((line) => /neon/.test(line)).length, 1);
  assert.equal(record.console.filter((line) => /2021-02-30/.test(line)).length, 1);
});
