// The first screens as a pack carries them: they stand before the program is here, are what it then draws, and nothing that was done
// on them is lost.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { FIRST, LATE, heard, held, openSite, picture, until, untilFailed, untilReady, violations } from "./site.js";

const SCRIPT = `<script type="module" src="define.js"></script>`;
const PACKS = ["talent", "guangdong-2013", "jiangmen-2020", "liwan-2013", "quzhou-2011", "zhuzhou"];
const IN = "policy-calculator >> ";
const DEEP = `["div",[],[`.repeat(3000) + "]]".repeat(3000);

let site;
before(async () => {
  site = await openSite();
});
after(() => site.close());

const element = (attributes = "", pack = "talent") => `<policy-calculator src="packs/${pack}.json" loading="eager" ${attributes}><p>政策目录</p></policy-calculator>`;

const untilSketched = (page) => until(page, () => document.querySelector("policy-calculator").shadowRoot.querySelector(".start .b"));
const stated = (page) => page.evaluate(() => document.querySelector("policy-calculator").state);

/** The screens as markup, without the foot (it names the day) and what comes late, such as names of measures and what screen readers are told. */
function markup(page) {
  return page.evaluate(() => {
    const { shadowRoot } = document.querySelector("policy-calculator");
    const copy = shadowRoot.querySelector("[part=root]").cloneNode(true);
    copy.querySelectorAll("[part=foot], [role=status], .settings .bad, .why").forEach((part) => part.remove());
    return copy.outerHTML.replace(/ checked=""/g, "");
  });
}

for (const pack of PACKS) {
  test(`the program draws just what the pack ${pack} says that it will`, async () => {
    const program = held(FIRST);
    const { page, record } = await site.visit({ html: SCRIPT + element("", pack), routes: program.routes });
    await untilSketched(page);
    const start = await markup(page);
    await page.click(`${IN}.start .b`);
    const question = await markup(page);
    assert.equal(await stated(page), "loading");
    assert.deepEqual(await heard(page), []);
    program.release();
    await untilReady(page);
    assert.equal(await markup(page), question);
    await page.evaluate(() => document.querySelector("policy-calculator").reset());
    await until(page, () => document.querySelector("policy-calculator").shadowRoot.querySelector(".start .b"));
    assert.equal(await markup(page), start);
    assert.deepEqual(record.errors, []);
    assert.deepEqual(await violations(page), []);
  });
}

test("what is done before the program is here is done again when it is, and the focus stays", async () => {
  const program = held(FIRST);
  const { page } = await site.visit({ html: SCRIPT + element(), routes: program.routes });
  await untilSketched(page);
  assert.equal(await page.evaluate(() => document.querySelector("policy-calculator").firstElementChild.checkVisibility()), false);
  await picture(page, "sketch-start");
  await page.click(`${IN}.settings summary`);
  await page.click(`${IN}.start .b`);
  const focused = () => page.evaluate(() => document.querySelector("policy-calculator").shadowRoot.activeElement.id || document.querySelector("policy-calculator").shadowRoot.activeElement.value);
  assert.equal(await focused(), "q");
  await page.click(`${IN}label:has(input[value="2"])`);
  assert.equal(await page.locator(`${IN}label.on`).count(), 1);
  await picture(page, "sketch-question");
  program.release();
  await untilReady(page);
  assert.equal(await page.isChecked(`${IN}input[value="2"]`), true);
  assert.equal(await page.locator(`${IN}label.on`).count(), 1);
  assert.equal(await focused(), "2");
  assert.equal(await page.evaluate(() => document.querySelector("policy-calculator").shadowRoot.querySelector(".settings").open), true);
  assert.deepEqual((await heard(page)).map(({ type }) => type), ["ready", "step"]);
  await page.click(`${IN}button[type=submit]`);
  assert.equal(await page.evaluate(() => document.querySelector("policy-calculator").answers.applicant_type), "employer");
});

test("who goes on before the program is here is told to wait, and goes on then", async () => {
  const program = held(FIRST);
  const { page } = await site.visit({ html: SCRIPT + element(), routes: program.routes });
  await untilSketched(page);
  await page.click(`${IN}.start .b`);
  await page.click(`${IN}button.link >> nth=0`);
  assert.ok(await page.isVisible(`${IN}.start`));
  await page.click(`${IN}.start .b`);
  await page.click(`${IN}label:has(input[value="0"])`);
  await page.click(`${IN}button[type=submit]`);
  assert.match(await page.textContent(`${IN}.wait`), /请稍等/);
  program.release();
  await until(page, () => document.querySelector("policy-calculator").answers.applicant_type === "individual");
  await untilReady(page);
  assert.equal(await page.isVisible(`${IN}.wait`), false);
  assert.doesNotMatch(await page.textContent(`${IN}#q`), /替谁/);
});

test("who goes on before the program is here hears once that it is to come, however long the rest takes", async () => {
  const [program, late] = [held(FIRST), held(LATE)];
  const { page } = await site.visit({ html: SCRIPT + element(), routes: [...program.routes, ...late.routes], before: listenToRegions });
  await untilSketched(page);
  const heardAloud = () => page.evaluate(() => window.announced);
  await page.click(`${IN}.start .b`);
  await page.click(`${IN}label:has(input[value="0"])`);
  assert.deepEqual(await heardAloud(), []);
  await page.click(`${IN}button[type=submit]`);
  const moment = await page.textContent(`${IN}.wait`);
  assert.match(moment, /请稍等/);
  await until(page, () => window.announced.length > 0);
  assert.deepEqual(await heardAloud(), [moment]);
  assert.equal(await page.evaluate(() => document.querySelector("policy-calculator").shadowRoot.activeElement.type), "submit");
  program.release();
  // The program waits for its late part now, and shows it.
  await until(page, () => document.querySelector("policy-calculator").shadowRoot.querySelector("[part=app] .wait"));
  await new Promise((later) => setTimeout(later, 500));
  assert.deepEqual(await heardAloud(), [moment]);
  late.release();
  await untilReady(page);
  await until(page, () => window.announced.length > 1);
  const after = (await heardAloud()).slice(1);
  assert.ok(after.every((line) => line !== moment) && after.some((line) => /最多还有/.test(line)), after.join(" | "));
});

test("nothing picked is no answer, however early", async () => {
  const program = held(FIRST);
  const { page } = await site.visit({ html: SCRIPT + element(), routes: program.routes });
  await untilSketched(page);
  await page.click(`${IN}.start .b`);
  await page.click(`${IN}button[type=submit]`);
  program.release();
  await untilReady(page);
  assert.ok(await page.isVisible(`${IN}.err`));
  assert.deepEqual(await page.evaluate(() => ({ ...document.querySelector("policy-calculator").answers })), {});
});

test("a page that starts at once has the first question before the program", async () => {
  const program = held(FIRST);
  const { page } = await site.visit({ html: SCRIPT + element(), routes: program.routes });
  await page.evaluate(() => customElements.whenDefined("policy-calculator").then(() => document.querySelector("policy-calculator").start()));
  await until(page, () => document.querySelector("policy-calculator").shadowRoot.querySelector("#q"));
  await page.click(`${IN}label:has(input[value="1"])`);
  program.release();
  await untilReady(page);
  assert.equal(await page.isChecked(`${IN}input[value="1"]`), true);
});

test("where the page or the reader has set anything, the program draws first", async () => {
  for (const attributes of [`lang="en"`, `text-size="large"`, `theme="dark"`, `heading-level="3"`, `place="jianghai"`, `persist="session"`]) {
    const program = held(FIRST);
    const { page } = await site.visit({ html: SCRIPT + element(attributes), routes: program.routes });
    await new Promise((later) => setTimeout(later, 300));
    assert.equal(await page.evaluate(() => document.querySelector("policy-calculator").shadowRoot.querySelector("[part=root]")), null, attributes);
    program.release();
    await untilReady(page);
  }
});

test("a program that does not come is a failure like any other, and after the retry what was done still counts", async () => {
  const program = held(FIRST);
  program.failing = true;
  const { page } = await site.visit({ html: SCRIPT + element(), routes: program.routes });
  await untilSketched(page);
  await page.click(`${IN}.start .b`);
  await page.click(`${IN}label:has(input[value="1"])`);
  program.release();
  const seen = await untilFailed(page);
  assert.deepEqual([seen.fallback, seen.state], [true, "error"]);
  assert.equal(await page.locator(`${IN}form`).count(), 0);
  program.failing = false;
  await page.click(`${IN}[part=retry]`);
  await untilReady(page);
  assert.equal(await page.isChecked(`${IN}input[value="1"]`), true);
});

test("what is done counts also where the program can draw only once its late part is here", async () => {
  const late = held(LATE);
  const { page, record } = await site.visit({ html: SCRIPT + `<policy-calculator loading="eager"><p>政策目录</p></policy-calculator>`, routes: late.routes });
  await page.evaluate(async () => {
    const core = await (await fetch("packs/talent.json")).json();
    // Such a pack does not say how a session begins, so nothing is drawn before it can reason.
    delete core.opening;
    core.files = [];
    document.querySelector("policy-calculator").pack = core;
  });
  await untilSketched(page);
  await page.click(`${IN}.start .b`);
  await page.click(`${IN}label:has(input[value="1"])`);
  assert.equal(await stated(page), "loading");
  late.release();
  await untilReady(page);
  await until(page, () => document.querySelector("policy-calculator").shadowRoot.querySelector("[part=app] input[value='1']")?.checked);
  assert.deepEqual((await heard(page)).map(({ type }) => type), ["ready", "step"]);
  assert.deepEqual(record.errors, []);
});

test("a forged sketch runs, fetches and styles nothing", async () => {
  for (const forged of [
    ["script", [], ["window.forged = true"]],
    ["img", [["src", "forged.png"], ["onerror", "window.forged = true"]], []],
    ["div", [["onclick", "window.forged = true"], ["style", "position: fixed"]], [["iframe", [["src", "forged.html"]], []]]],
    ["form", [["action", "forged"]], [["button", [["formaction", "forged"]], ["x"]]]],
    Array(3000).fill(["div", [], []]),
    17,
    null,
    DEEP,
  ]) {
    const program = held(FIRST);
    const { page, record } = await site.visit({ html: SCRIPT + `<policy-calculator loading="eager"><p>政策目录</p></policy-calculator>`, routes: program.routes });
    await page.evaluate(async (forged) => {
      const core = await (await fetch("packs/talent.json")).json();
      core.files = [];
      core.sketches.start = JSON.parse(forged);
      document.querySelector("policy-calculator").pack = core;
    }, forged === DEEP ? DEEP : JSON.stringify(forged));
    await new Promise((later) => setTimeout(later, 300));
    const found = await page.evaluate(() => {
      const { shadowRoot } = document.querySelector("policy-calculator");
      shadowRoot.querySelectorAll("div, form").forEach((element) => element.click());
      return [window.forged, shadowRoot.querySelectorAll("script, img, iframe, [style], [onclick], [action], [formaction]").length];
    });
    assert.deepEqual(found, [undefined, 0]);
    program.release();
    await untilReady(page);
    assert.equal(record.requests.filter((url) => url.includes("forged")).length, 0);
    assert.deepEqual(record.errors, []);
    assert.deepEqual(await violations(page), []);
  }
});

// Runs in the page before all else: keeps in `window.announced` what live regions say, as a screen reader hears it: words that
// change in a region that stood before, unless it is off.
function listenToRegions() {
  window.announced = [];
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (...given) {
    const root = attachShadow.apply(this, given);
    const known = new WeakSet();
    new MutationObserver((changes) => {
      const lines = new Set();
      for (const { target } of changes) {
        const at = target.nodeType === Node.TEXT_NODE ? target.parentElement : target;
        const region = at && at.closest && at.closest("[role=status]");
        if (region && known.has(region) && region.isConnected && region.getAttribute("aria-live") !== "off" && at !== region) {
          lines.add(at);
        }
      }
      root.querySelectorAll("[role=status]").forEach((region) => known.add(region));
      for (const { textContent } of lines) {
        if (textContent) {
          window.announced.push(textContent);
        }
      }
    }).observe(root, { subtree: true, childList: true, characterData: true });
    return root;
  };
}
