// Looking ahead: what the reader has picked is worked out before they press the button, when the browser has nothing better to do. Nobody
// may see, hear or be sent anything of it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { ENGINEER, begin, choose, interview, packOf, reply, whereabouts } from "./person.js";
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

/** One idle moment; whether there was anything to do in it, and all that could be noticed of it. */
function idle(page) {
  return page.evaluate(async () => {
    const { shadowRoot } = document.querySelector("policy-calculator");
    const changes = [];
    const watching = new MutationObserver((seen) => changes.push(...seen.map(({ type }) => type)));
    for (const root of [document, shadowRoot]) {
      watching.observe(root, { attributes: true, characterData: true, childList: true, subtree: true });
    }
    const seen = () => [shadowRoot.activeElement?.outerHTML, scrollY, window.recorded.events.length, performance.getEntriesByType("resource").length];
    const [was, acts] = [seen(), window.idle.splice(0)];
    acts.forEach((act) => act());
    await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
    watching.disconnect();
    return { acts: acts.length, changes, same: JSON.stringify(was) === JSON.stringify(seen()) };
  });
}

test("an answer picked is worked out in an idle moment, of which nothing can be noticed", async () => {
  const { page, record } = await site.visit({ html: HTML, before: holdIdle });
  await untilReady(page);
  await begin(page);
  const unnoticed = { changes: [], same: true };
  assert.deepEqual(await idle(page), { acts: 0, ...unnoticed }, "nothing is picked");
  const requests = record.requests.length;
  for (const fact of ["applicant_type", "work_place"]) {
    await choose(page, pack, fact, ENGINEER[fact]);
    const { acts, ...noticed } = await idle(page);
    assert.ok(acts > 0, fact);
    assert.deepEqual(noticed, unnoticed, fact);
    assert.deepEqual(await idle(page), { acts: 0, ...unnoticed }, `${fact}, after`);
    await page.click("policy-calculator >> button[type=submit]");
  }
  assert.equal(record.requests.length, requests);
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
  const { fact } = await reply(page, pack, "individual");
  assert.equal(fact, "work_place");
  assert.deepEqual(await page.evaluate(() => document.querySelector("policy-calculator").answers), { applicant_type: "individual" });
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
