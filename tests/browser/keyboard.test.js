// The whole session without a mouse: Tab, arrows, Space and Enter. After each step the focus is on the new heading.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { ENGINEER, packOf, wayTo, whereabouts } from "./person.js";
import { openSite, until, untilReady } from "./site.js";

const HOST = `<script type="module" src="define.js"></script><a href="#">宿主页的链接</a>
  <policy-calculator src="packs/talent.json" loading="eager" as-of="2021-06-01"><p>政策目录</p></policy-calculator>`;
let site;
let pack;
before(async () => {
  site = await openSite();
  pack = await packOf(site);
});
after(() => site.close());

test("the whole session goes by keyboard alone, and the focus is on the heading after each step", async () => {
  const { page } = await site.visit({ html: HOST });
  page.setDefaultTimeout(8000);
  await untilReady(page);
  await tabTo(page, ".start .b");
  await page.keyboard.press("Enter");
  const asked = [];
  let here = await step(page, 0);
  while (here.screen === "question") {
    assert.ok(asked.length <= pack.facts.length, "more questions than facts");
    assert.equal(await focused(page, "h1, h2, h3, h4, h5, h6"), true, `${here.fact}: the focus is not on the heading`);
    asked.push(here.fact);
    await answer(page, here.fact);
    here = await step(page, here.steps);
  }
  for (const fact of Object.keys(ENGINEER)) {
    assert.ok(asked.includes(fact), `${fact} was asked`);
  }
  if (here.screen === "review") {
    assert.equal(await focused(page, "h1, h2, h3, h4, h5, h6"), true, "the focus is not on the heading of the check page");
    await tabTo(page, ".act .b");
    await page.keyboard.press("Enter");
  }
  await until(page, () => document.querySelector("policy-calculator").state === "result");
  assert.equal(await focused(page, "h1, h2, h3, h4, h5, h6"), true, "the focus is not on the heading of the outcome");
  // A card opens by key, too.
  await tabTo(page, "summary");
  await page.keyboard.press("Enter");
  await until(page, () => document.querySelector("policy-calculator").shadowRoot.activeElement.closest("details").open);
});

test("what has the focus can be seen", async () => {
  const { page } = await site.visit({ html: HOST });
  await untilReady(page);
  await tabTo(page, ".start .b");
  const ring = () => page.evaluate(() => {
    const style = getComputedStyle(document.querySelector("policy-calculator").shadowRoot.activeElement);
    return { width: parseFloat(style.outlineWidth), style: style.outlineStyle };
  });
  const { width, style } = await ring();
  assert.equal(style, "solid");
  assert.ok(width >= 2, `the ring is ${width} px`);
});

/** Picks the answer by keys and sends it. */
async function answer(page, fact) {
  const known = pack.facts.find(({ id }) => id === fact);
  const given = ENGINEER[fact];
  if (given === undefined) {
    await tabTo(page, 'input[value="-unsure"]');
    await page.keyboard.press("Space");
  } else if (known.kind === "place") {
    const way = wayTo(pack, given);
    for (const [n, place] of way.entries()) {
      await tabTo(page, `input[value="${place}"]`);
      await page.keyboard.press("Space");
      if (n < way.length - 1) {
        await page.keyboard.press("Enter");
        await until(page, (next) => document.querySelector("policy-calculator").shadowRoot.querySelector(`input[value="${next}"]`) !== null, way[n + 1]);
      }
    }
  } else if (known.kind === "set") {
    for (const id of given) {
      const at = known.choices.filter((choice) => choice !== "none").indexOf(id);
      await tabTo(page, "input[type=checkbox]", at);
      await page.keyboard.press("Space");
    }
  } else if (known.kind === "date") {
    for (const [n, part] of given.split("-").entries()) {
      await tabTo(page, ".f input", n);
      await page.keyboard.type(part);
    }
  } else {
    await tabTo(page, `input[value="${known.choices.indexOf(given)}"]`);
    await page.keyboard.press("Space");
  }
  await page.keyboard.press("Enter");
}

/** Presses Tab, and arrows inside a group of radio buttons, until the focus is on the n-th match. */
async function tabTo(page, selector, nth = 0) {
  for (let presses = 0; presses < 120; presses += 1) {
    const key = await page.evaluate(([selector, nth]) => {
      const root = document.querySelector("policy-calculator").shadowRoot;
      const wanted = root.querySelectorAll(selector)[nth];
      const active = root.activeElement;
      if (wanted && active === wanted) {
        return null;
      }
      return active?.type === "radio" && wanted?.type === "radio" && active.name === wanted.name ? "ArrowDown" : "Tab";
    }, [selector, nth]);
    if (key === null) {
      return;
    }
    await page.keyboard.press(key);
  }
  throw new Error(`no key leads to ${selector}`);
}

/** Whether the focus is on such a thing. */
function focused(page, selector) {
  return page.evaluate((selector) => document.querySelector("policy-calculator").shadowRoot.activeElement?.matches(selector) ?? false, selector);
}

async function step(page, steps) {
  await until(page, (steps) => window.recorded.events.filter(({ type }) => type === "step").length > steps, steps);
  // The focus goes along right after the screen is drawn.
  await new Promise((later) => setTimeout(later, 50));
  return whereabouts(page);
}
