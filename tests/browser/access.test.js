// Whether everybody can use it: axe finds nothing on any screen in any mode, nothing scrolls sideways, targets are large enough,
// and the focus goes along. `MODES=all` goes through all modes instead of nine in which every pair of values meets.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import { packOf } from "./person.js";
import { LATE, held, openSite, until } from "./site.js";
import { MODES, nameOf, PAIRWISE, tour, visitIn } from "./tour.js";

const AXE = fileURLToPath(import.meta.resolve("axe-core/axe.min.js"));
// Landmarks and the like are the host page's to have.
const RULES = { "page-has-heading-one": { enabled: false } };
const TARGET = { standard: 44, large: 60, "x-large": 60 };

let site;
let pack;
let axe;
before(async () => {
  site = await openSite();
  pack = await packOf(site);
  axe = await readFile(AXE, "utf8");
});
after(() => site.close());

for (const mode of process.env.MODES === "all" ? MODES : PAIRWISE) {
  test(`no screen has a barrier that axe knows of, or a target too small, in ${nameOf(mode)}`, async () => {
    const { page, context } = await visitIn(site, mode);
    await page.evaluate(axe);
    const found = [];
    for await (const screen of tour(page, pack)) {
      const violations = await page.evaluate((rules) => window.axe.run({ include: ["policy-calculator"] }, { rules }), RULES);
      for (const { id, nodes } of violations.violations) {
        found.push(`${screen}: ${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary}`).slice(0, 2).join(" | ")}`);
      }
      if (screen !== "outcome, printed") {
        found.push(...(await page.evaluate(smallTargets, TARGET[mode.size])).map((target) => `${screen}: ${target}`));
      }
      found.push(...(await page.evaluate(sideways)).map((wide) => `${screen}: ${wide}`));
    }
    assert.deepEqual(found, []);
    await context.close();
  });
}

for (const [what, device] of [
  ["320 px wide", { viewport: { width: 320, height: 568 } }],
  ["at 400 % zoom of 1280 by 1024", { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 }],
]) {
  for (const size of ["standard", "x-large"]) {
    test(`nothing scrolls sideways ${what}, text ${size}`, async () => {
      for (const language of ["zh-Hans", "en"]) {
        const { page, context } = await visitIn(site, { language, size, look: "light" }, device);
        const found = [];
        for await (const screen of tour(page, pack)) {
          found.push(...(await page.evaluate(sideways)).map((wide) => `${language}: ${screen}: ${wide}`));
        }
        assert.deepEqual(found, []);
        await context.close();
      }
    });
  }
}

test("what names or describes something stands once in the element, on every screen, and not in the page", async () => {
  const { page, context } = await visitIn(site, { language: "zh-Hans", size: "standard", look: "light" });
  const found = [];
  let references = 0;
  for await (const screen of tour(page, pack)) {
    const { wrong, count } = await page.evaluate(dangling);
    references += count;
    found.push(...wrong.map((id) => `${screen}: ${id}`));
  }
  assert.deepEqual(found, []);
  assert.ok(references > 40, `${references}`);
  await context.close();
});

test("nothing moves for who wants less motion; for others only the dots that say to wait", async () => {
  for (const [reducedMotion, moving] of [["reduce", 0], ["no-preference", 3]]) {
    const late = held(LATE);
    const { page, context } = await site.visit({
      html: `<script type="module" src="define.js"></script><policy-calculator src="packs/talent.json" loading="eager"></policy-calculator>`,
      device: { reducedMotion },
      routes: late.routes,
    });
    const inside = (state) => page.evaluate((state) => document.querySelector("policy-calculator").shadowRoot.querySelector(state) !== null, state);
    await until(page, () => document.querySelector("policy-calculator").shadowRoot.querySelector(".start .b"));
    await page.click("policy-calculator >> .start .b");
    await page.click("policy-calculator >> label:has(input)");
    await page.click("policy-calculator >> button[type=submit]");
    await until(page, () => document.querySelector("policy-calculator").shadowRoot.querySelector(".wait i"));
    const animations = () => page.evaluate(() => document.querySelector("policy-calculator").shadowRoot.getAnimations().length);
    assert.equal(await animations(), moving, reducedMotion);
    late.release();
    await until(page, () => !document.querySelector("policy-calculator").shadowRoot.querySelector(".wait i"));
    assert.ok(await inside("#q"));
    assert.equal(await animations(), 0, reducedMotion);
    await context.close();
  }
});

// In the page: ids that something refers to and that do not stand once in the element.
function dangling() {
  const root = document.querySelector("policy-calculator").shadowRoot;
  const wrong = new Set();
  let count = 0;
  for (const name of ["aria-labelledby", "aria-describedby", "aria-controls", "aria-errormessage", "for", "list"]) {
    for (const node of root.querySelectorAll(`[${name}]`)) {
      for (const id of node.getAttribute(name).split(" ")) {
        count += 1;
        if (root.querySelectorAll(`[id="${id}"]`).length !== 1 || document.getElementById(id)) {
          wrong.add(`${name}="${id}"`);
        }
      }
    }
  }
  return { wrong: [...wrong], count };
}

// In the page: what a finger could not hit. Links inside a sentence are exempt (WCAG 2.5.8), and what a larger label carries.
function smallTargets(least) {
  const root = document.querySelector("policy-calculator").shadowRoot;
  const size = (node) => node.getBoundingClientRect();
  return [...root.querySelectorAll("button, summary, select, a[href], label:has(input), input")]
    .filter((node) => node.checkVisibility({ visibilityProperty: true }) && !node.closest(".vh"))
    .filter((node) => !node.matches(".inline") && !(node.matches("input") && node.closest("label")))
    .filter((node) => size(node).height < least - 0.5 || size(node).width < 24)
    .map((node) => `${node.tagName.toLowerCase()}.${node.className} “${node.textContent.trim().slice(0, 20)}” is ${Math.round(size(node).width)}×${Math.round(size(node).height)}, at least ${least}`);
}

// In the page: what is wider than the page.
function sideways() {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) {
    return [];
  }
  const root = document.querySelector("policy-calculator").shadowRoot;
  const beyond = [...root.querySelectorAll("*")].filter((node) => node.getBoundingClientRect().right > wide + 0.5).at(-1);
  return [`scrolls sideways: ${document.documentElement.scrollWidth} of ${wide}, at ${beyond?.outerHTML.slice(0, 120)}`];
}
