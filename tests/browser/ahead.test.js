// Looking ahead: what the reader has picked is worked out, and what follows drawn, before they press the button, when the browser has
// nothing better to do. Nobody may see, hear or be sent anything of it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { ENGINEER, begin, choose, interview, packOf, press, reply, whereabouts } from "./person.js";
import { heard, openSite, untilReady } from "./site.js";

const HTML = `<script type="module" src="define.js"></script>
<policy-calculator src="packs/talent.json" as-of="2021-06-01" loading="eager"></policy-calculator>`;

let site;
let pack;
before(async () => {
  site = await openSite();
  pack = await packOf(site);
});
after(() => site.close());

/** Runs in the page first: idle moments come only when the test says so. */
function holdIdle() {
  window.idle = [];
  window.requestIdleCallback = (act) => window.idle.push(act);
}

/** One idle moment; how much there was to do in it, and what of it could be noticed. */
async function idle(page) {
  const before = await noticed(page);
  const acts = await page.evaluate(async () => {
    const acts = window.idle.splice(0);
    acts.forEach((act) => act());
    await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
    return acts.length;
  });
  const after = await noticed(page);
  return { acts, changed: Object.keys(after).filter((what) => after[what] !== before[what]) };
}

/** What can be seen, heard, reached and received of a page. */
async function noticed(page) {
  const rest = await page.evaluate(() => {
    const { shadowRoot } = document.querySelector("policy-calculator");
    const { events } = window.recorded;
    const { localName, value, textContent } = shadowRoot.activeElement || document.body;
    return { focus: [localName, value, textContent].join(), scrolled: scrollY, events: events.length, resources: performance.getEntriesByType("resource").length };
  });
  const pixels = (await page.screenshot({ fullPage: true })).toString("base64");
  return { ...rest, pixels, tree: await page.locator("policy-calculator").ariaSnapshot() };
}

/** The question that was drawn ahead: its words, and which of its ids stand elsewhere too. */
function drawnAhead(page) {
  return page.evaluate(() => {
    const { shadowRoot } = document.querySelector("policy-calculator");
    const hidden = [...shadowRoot.querySelectorAll("fieldset[hidden]")];
    hidden.forEach((fieldset) => (fieldset.drawnAhead = true));
    const twice = [...shadowRoot.querySelectorAll("[id]")].filter(({ id }) => shadowRoot.querySelectorAll(`[id="${id}"]`).length > 1);
    return { asks: hidden.map((fieldset) => fieldset.querySelector("h2").textContent), twice: twice.map(({ id }) => id) };
  });
}

test("an answer picked is worked out in an idle moment, of which nothing can be noticed, and what follows stands ready", async () => {
  const { page, record } = await site.visit({ html: HTML, before: holdIdle });
  await untilReady(page);
  await begin(page);
  assert.deepEqual((await idle(page)).changed, []);
  assert.deepEqual(await drawnAhead(page), { asks: [], twice: [] }, "nothing is picked");
  const requests = record.requests.length;
  for (const fact of ["applicant_type", "work_place"]) {
    await choose(page, pack, fact, ENGINEER[fact]);
    const { acts, changed } = await idle(page);
    assert.ok(acts > 0, fact);
    assert.deepEqual(changed, [], fact);
    const { asks, twice } = await drawnAhead(page);
    assert.deepEqual([asks.length, twice], [1, []], fact);
    assert.deepEqual(await idle(page), { acts: 0, changed: [] }, `${fact}, after`);
    await page.click("policy-calculator >> button[type=submit]");
    const shown = page.locator("policy-calculator fieldset:not([hidden])");
    assert.deepEqual(await shown.evaluateAll((all) => all.map(({ drawnAhead }) => drawnAhead)), [true], `${fact}: what was drawn ahead is shown`);
    assert.equal(await shown.locator("h2").textContent(), asks[0], fact);
    await idle(page);
  }
  assert.equal(record.requests.length, requests);
  assert.deepEqual(record.errors, []);
});

test("the answers to be checked stand ready when the last question is about to be answered, and are shown as they were drawn", async () => {
  const { page, record } = await site.visit({ html: HTML, before: holdIdle });
  await untilReady(page);
  await begin(page);
  const drawn = () => page.locator("policy-calculator dl").evaluateAll((lists) => lists.map((list) => (list.drawnAhead = list.drawnAhead || !list.checkVisibility())));
  for (let here = await whereabouts(page); here.screen === "question"; here = await whereabouts(page)) {
    assert.deepEqual(await drawn(), [], here.fact);
    await choose(page, pack, here.fact, ENGINEER[here.fact] ?? null);
    const { changed } = await idle(page);
    assert.deepEqual(changed, [], here.fact);
    const ahead = await drawn();
    const { screen } = await press(page, "button[type=submit]");
    assert.equal(ahead.length > 0, screen === "review", `${here.fact}, then ${screen}`);
    assert.ok(ahead.every(Boolean));
    assert.deepEqual(await drawn(), screen === "review" ? ahead : []);
    await idle(page);
  }
  assert.equal((await whereabouts(page)).screen, "review");
  assert.deepEqual(record.errors, []);
});

test("the questions, the events and the outcome are the same whether or not there is time to look ahead", async () => {
  const visits = [
    ["never idle", holdIdle],
    ["always idle", () => (window.requestIdleCallback = (act) => queueMicrotask(act))],
    ["a browser that knows no idle moments", () => delete window.requestIdleCallback],
  ];
  const seen = [];
  for (const [name, before] of visits) {
    const { page, record, context } = await site.visit({ html: HTML, before });
    await untilReady(page);
    await begin(page);
    const { asked, screen } = await interview(page, pack, ENGINEER);
    const outcome = await page.evaluate(() => JSON.stringify(document.querySelector("policy-calculator").outcome));
    assert.deepEqual(record.errors, [], name);
    seen.push({ asked, screen, outcome, events: await heard(page) });
    await context.close();
  }
  assert.ok(seen[0].asked.length > 3);
  assert.deepEqual(seen[1], seen[0], visits[1][0]);
  assert.deepEqual(seen[2], seen[0], visits[2][0]);
});

test("who picks one answer and gives another is understood", async () => {
  const { page } = await site.visit({ html: HTML, before: () => (window.requestIdleCallback = (act) => queueMicrotask(act)) });
  await untilReady(page);
  await begin(page);
  await choose(page, pack, "applicant_type", "team");
  const before = await drawnAhead(page);
  const { fact } = await reply(page, pack, "individual");
  assert.equal(fact, "work_place");
  assert.deepEqual(await page.evaluate(() => document.querySelector("policy-calculator").answers), { applicant_type: "individual" });
  assert.deepEqual([before.asks.length, (await drawnAhead(page)).asks], [1, []], "what was drawn for the other answer is gone");
  assert.equal((await whereabouts(page)).screen, "question");
});

test("an element that is taken out of the page before there is time comes back as it was", async () => {
  const { page, record } = await site.visit({ html: HTML, before: holdIdle });
  await untilReady(page);
  await begin(page);
  await choose(page, pack, "applicant_type", "individual");
  const left = await page.evaluate(async () => {
    const element = document.querySelector("policy-calculator");
    element.remove();
    for (let n = 0; n < 10; n += 1) {
      window.idle.splice(0).forEach((act) => act());
      await new Promise((later) => setTimeout(later));
    }
    document.body.prepend(element);
    return { idle: window.idle.length, answers: element.answers };
  });
  assert.deepEqual(left, { idle: 0, answers: {} });
  const { fact } = await reply(page, pack, "individual");
  assert.equal(fact, "work_place");
  assert.deepEqual(record.errors, []);
});
