// The whole way, from the first screen to paper, in the other two engines. Chromium has it in session.test.js.

import assert from "node:assert/strict";
import { mkdir, stat } from "node:fs/promises";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import { firefox, missing, webkit } from "./engines.js";
import { ENGINEER, packOf, wayTo } from "./person.js";
import { openSite } from "./site.js";

const ARTEFACTS = fileURLToPath(new URL("artefacts/", import.meta.url));
let site;
let pack;
before(async () => {
  site = await openSite();
  pack = await packOf(site);
  await mkdir(ARTEFACTS, { recursive: true });
});
after(() => site.close());

for (const [engine, launch] of [["firefox", firefox], ["webkit", webkit]]) {
  test(`the whole way from the first screen to paper, in ${engine}`, { skip: missing(engine) ?? false, timeout: 180000 }, async () => {
    const browser = await launch();
    try {
      await walk(browser);
    } finally {
      await browser.close();
    }
  });
}

async function walk(browser) {
  await browser.goto(`${site.base}index.html`);
  await until(browser, () => {
    const element = document.querySelector("policy-calculator");
    element.scrollIntoView();
    return element.shadowRoot?.querySelector("[part=app] .start .b") !== null && element.state !== "loading";
  });
  await browser.evaluate(() => {
    const element = document.querySelector("policy-calculator");
    element.setAttribute("as-of", "2021-06-01");
    window.violations = [];
    addEventListener("securitypolicyviolation", (event) => window.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
    window.steps = [];
    element.addEventListener("policy-step", ({ detail }) => window.steps.push(detail));
  });
  await picture(browser, "start");
  await click(browser, ".start .b");
  await until(browser, () => window.steps.at(-1)?.screen === "question");

  // Next without an answer: told, and the focus goes there.
  await click(browser, "button[type=submit]");
  await until(browser, () => document.querySelector("policy-calculator").shadowRoot.activeElement?.matches(".err"));

  let asked = 0;
  for (let here = await whereabouts(browser); here.screen === "question"; here = await whereabouts(browser)) {
    assert.ok((asked += 1) <= pack.facts.length, "more questions than facts");
    assert.equal(await browser.evaluate(() => document.querySelector("policy-calculator").shadowRoot.activeElement !== null), true, `${here.fact}: the focus is lost`);
    await answer(browser, here.fact);
    if (asked === 3) {
      await picture(browser, "question");
    }
  }
  assert.ok(asked >= Object.keys(ENGINEER).length);
  if ((await whereabouts(browser)).screen === "review") {
    await click(browser, ".act .b");
  }
  await until(browser, () => document.querySelector("policy-calculator").state === "result");
  const bonus = await browser.evaluate(() => document.querySelector("policy-calculator").outcome.measures.find(({ id }) => id === "jm-fugao-20k"));
  assert.equal(bonus.eligibility, "qualifies");
  assert.match(await browser.evaluate(() => document.querySelector("policy-calculator").shadowRoot.textContent), /2\s*万元/);
  await picture(browser, "outcome");
  const wide = await browser.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(wide <= 0, `scrolls sideways by ${wide}`);

  // To paper: the browser is asked once, and where it can be had, the paper is kept.
  await browser.evaluate(() => {
    window.prints = 0;
    window.print = () => (window.prints += 1);
    document.querySelector("policy-calculator").print();
  });
  await until(browser, () => window.prints > 0);
  assert.equal(await browser.evaluate(() => window.prints), 1);
  if (browser.pdf) {
    const file = `${ARTEFACTS}${browser.name}-outcome.pdf`;
    await browser.pdf(file);
    assert.ok((await stat(file)).size > 10000);
  }
  assert.deepEqual(await browser.evaluate(() => window.violations), []);
}

/** Answers as the engineer would, and goes on; of what she was not told she is not sure. */
async function answer(browser, fact) {
  const known = pack.facts.find(({ id }) => id === fact);
  const given = ENGINEER[fact];
  const before = await browser.evaluate(() => window.steps.length);
  if (known.kind === "place" && given) {
    for (const place of wayTo(pack, given)) {
      await pick(browser, `input[value="${place}"]`);
      await click(browser, "button[type=submit]");
    }
  } else {
    if (given === undefined) {
      await pick(browser, 'input[value="-unsure"]');
    } else if (known.kind === "set") {
      const real = known.choices.filter((id) => id !== "none");
      for (const id of given) {
        await pick(browser, "input[type=checkbox]", real.indexOf(id));
      }
    } else if (known.kind === "date") {
      // By real keys, field after field.
      for (const [n, part] of given.split("-").entries()) {
        await browser.evaluate((n) => document.querySelector("policy-calculator").shadowRoot.querySelectorAll(".f input")[n].focus(), n);
        await browser.type(part);
      }
    } else {
      await pick(browser, `input[value="${known.choices.indexOf(given)}"]`);
    }
    await click(browser, "button[type=submit]");
  }
  await until(browser, (before) => window.steps.length > before, before).catch(async (cause) => {
    const seen = await browser.evaluate(() => document.querySelector("policy-calculator").shadowRoot.querySelector("[part=app]").innerText);
    throw new Error(`${fact}: ${cause.message}\nit shows: ${seen}`);
  });
}

const whereabouts = (browser) => browser.evaluate(() => window.steps.at(-1));
const picture = (browser, name) => browser.picture(`${ARTEFACTS}${browser.name}-${name}.png`);

/** Presses what the selector finds, once it is there. */
async function click(browser, selector, nth = 0) {
  await until(browser, ([selector, nth]) => {
    const found = document.querySelector("policy-calculator").shadowRoot.querySelectorAll(selector)[nth];
    found?.click();
    return found !== undefined;
  }, [selector, nth]);
}

async function pick(browser, selector, nth = 0) {
  await click(browser, selector, nth);
  await until(browser, ([selector, nth]) => document.querySelector("policy-calculator").shadowRoot.querySelectorAll(selector)[nth]?.checked !== false, [selector, nth]);
}

async function until(browser, question, argument) {
  for (const end = Date.now() + 20000; ; ) {
    const said = await browser.evaluate(question, argument);
    if (said) {
      return said;
    }
    if (Date.now() > end) {
      throw new Error(`${browser.name} did not come to: ${question}`);
    }
    await new Promise((later) => setTimeout(later, 50));
  }
}
