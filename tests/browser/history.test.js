// The phone's back key, and the question before leaving.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { begin, packOf, press, reply, whereabouts } from "./person.js";
import { openSite, until, untilReady } from "./site.js";

const IN = "policy-calculator >> ";

let site;
let pack;
before(async () => {
  site = await openSite();
  pack = await packOf(site);
});
after(() => site.close());

const element = (attributes, id = "one") => `<policy-calculator id="${id}" src="packs/talent.json" loading="eager" as-of="2021-06-01" ${attributes}></policy-calculator>`;

async function visit(attributes, around = "") {
  const seen = await site.visit({ html: `<script type="module" src="define.js"></script>${element(attributes)}${around}` });
  await untilReady(seen.page);
  return seen;
}

/** The screen with its question. */
async function here(page) {
  const { screen, fact } = await whereabouts(page);
  return fact ?? screen ?? "start";
}

async function untilHere(page, place) {
  await until(page, (place) => {
    const step = window.recorded.events.filter(({ type }) => type === "step").at(-1);
    return step && (step.detail.fact ?? step.detail.screen) === place;
  }, place);
}

/** Two questions answered; the three places passed. */
async function twoAnswers(page) {
  const places = [];
  await begin(page);
  for (const answer of ["individual", null]) {
    places.push(await here(page));
    await reply(page, pack, answer);
  }
  places.push(await here(page));
  return places;
}

/** What a back or forward key does. */
const key = (page, by) => page.evaluate((by) => history.go(by), by);

test("the back key goes back a question, forward again, and out at the end", async () => {
  const { page } = await visit(`history="on"`);
  const length = await page.evaluate(() => history.length);
  const [first, second, third] = await twoAnswers(page);
  assert.equal(await page.evaluate(() => history.length), length + 3);
  await key(page, -1);
  await untilHere(page, second);
  await key(page, -1);
  await untilHere(page, first);
  await key(page, 1);
  await untilHere(page, second);
  await key(page, 1);
  await untilHere(page, third);
  await key(page, -3);
  await untilHere(page, "start");
  assert.equal((await page.evaluate(() => Object.keys(document.querySelector("policy-calculator").answers))).length, 2, "no answer is lost");
});

test("the button back and the back key are one way, not two", async () => {
  const { page } = await visit(`history="on"`);
  const [first, second] = await twoAnswers(page);
  const length = await page.evaluate(() => history.length);
  await press(page, ".go button");
  assert.equal(await here(page), second);
  await until(page, () => history.state["policy-calculator"].at === 2);
  assert.equal(await page.evaluate(() => history.length), length, "no entry more");
  await key(page, -1);
  await untilHere(page, first);
});

test("whoever is quicker than the browser gets where they meant to go", async () => {
  const { page } = await visit(`history="on"`);
  const [first, second, third] = await twoAnswers(page);
  await page.evaluate((third) => {
    const element = document.querySelector("policy-calculator");
    element.back();
    element.goTo(third);
  }, third);
  await until(page, () => history.state["policy-calculator"].at === 3);
  assert.equal(await here(page), third);
  await key(page, -1);
  await untilHere(page, second);
  await key(page, -1);
  await untilHere(page, first);
});

test("the page's own entries and what it keeps in ours stay", async () => {
  const { page } = await visit(`history="on"`);
  await page.evaluate(() => history.replaceState({ ...history.state, mine: 7 }, ""));
  const [first] = await twoAnswers(page);
  assert.equal(await page.evaluate(() => history.state.mine), 7);
  await page.evaluate(() => history.pushState({ dialog: true }, "", "#dialog"));
  const steps = (await whereabouts(page)).steps;
  await key(page, -1);
  await until(page, () => !location.hash);
  assert.equal((await whereabouts(page)).steps, steps, "the session stays where it is");
  assert.deepEqual(await page.evaluate(() => Object.keys(history.state["policy-calculator"]).sort()), ["at", "visit"], "no answer and no question is in it");
  assert.ok(first);
});

test("after a reload with answers kept, the back key still goes back a question", async () => {
  const { page } = await visit(`history="on" persist="session"`);
  const [first, second] = await twoAnswers(page);
  await page.reload({ waitUntil: "domcontentloaded" });
  await untilReady(page);
  await begin(page);
  await key(page, -2);
  await until(page, () => history.state["policy-calculator"].at === 2);
  assert.equal(await here(page), second);
  assert.ok(first);
});

test("one element a page writes the history; another is told so, and takes over when the first goes", async () => {
  const { page, record } = await visit(`history="on"`, element(`history="on" lang="en"`, "two"));
  await untilReady(page, 1);
  assert.equal(record.console.filter((line) => line.includes(`history="on" is for one element`)).length, 1);
  const length = await page.evaluate(() => {
    document.querySelector("#two").start();
    return history.length;
  });
  assert.equal(await page.evaluate(() => history.length), length);
  const grown = await page.evaluate(async () => {
    const before = history.length;
    document.querySelector("#one").remove();
    const two = document.querySelector("#two");
    two.setAttribute("history", "off");
    await new Promise((resolve) => setTimeout(resolve));
    two.setAttribute("history", "on");
    await new Promise((resolve) => setTimeout(resolve));
    two.review();
    return history.length - before;
  });
  assert.equal(grown, 1);
});

test("where history is off, no entry is made", async () => {
  const { page } = await visit("");
  const length = await page.evaluate(() => history.length);
  await twoAnswers(page);
  assert.deepEqual(await page.evaluate(() => [history.length, history.state]), [length, null]);
});

/** Whether leaving asks, once the browser has been idle. */
function asks(page) {
  return page.evaluate(async () => {
    await new Promise((idle) => requestIdleCallback(idle, { timeout: 1500 }));
    return !dispatchEvent(new Event("beforeunload", { cancelable: true }));
  });
}

test("leaving asks once something is answered, and not before", async () => {
  const { page } = await visit("");
  assert.equal(await asks(page), false);
  await begin(page);
  assert.equal(await asks(page), false);
  await reply(page, pack, "individual");
  assert.equal(await asks(page), true);
  const dialog = page.waitForEvent("dialog");
  page.reload().catch(() => {});
  const asked = await dialog;
  assert.equal(asked.type(), "beforeunload");
  await asked.dismiss();
  await page.evaluate(() => document.querySelector("policy-calculator").reset());
  assert.equal(await asks(page), false, "there is nothing to lose after clearing");
});

test("leaving does not ask where the answers are the page's, come from a link, are kept, or were taken along", async () => {
  const { page } = await visit("");
  await page.evaluate(() => {
    document.querySelector("policy-calculator").answers = { applicant_type: "individual" };
  });
  assert.equal(await asks(page), false);
  const kept = (await visit(`persist="session"`)).page;
  await begin(kept);
  await reply(kept, pack, "individual");
  assert.equal(await asks(kept), false);
  const { page: taken } = await visit("");
  await begin(taken);
  await reply(taken, pack, "individual");
  await taken.evaluate(() => {
    Object.defineProperty(navigator, "clipboard", { value: { writeText: () => Promise.resolve() } });
    document.querySelector("policy-calculator").review();
  });
  await until(taken, () => document.querySelector("policy-calculator").state === "review");
  await press(taken, ".act .b");
  assert.equal(await asks(taken), true, "seeing the outcome is not yet taking it along");
  await taken.click(`${IN}.take button:has-text("复制文字") >> nth=0`);
  await until(taken, () => document.querySelector("policy-calculator").shadowRoot.querySelector(".said").textContent.includes("已复制"));
  assert.equal(await asks(taken), false);
});

test("an element out of the page asks nothing, and asks again when it is back", async () => {
  const { page } = await visit("");
  await begin(page);
  await reply(page, pack, "individual");
  await page.evaluate(() => {
    window.element = document.querySelector("policy-calculator");
    window.element.remove();
  });
  assert.equal(await asks(page), false);
  await page.evaluate(() => document.body.append(window.element));
  assert.equal(await asks(page), true);
});
