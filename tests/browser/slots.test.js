// The places a page may fill: each is shown where the guide says, is styled by the page, and stays the page's own.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { begin, packOf } from "./person.js";
import { openSite, picture, until, untilReady } from "./site.js";

const SLOTS = ["intro", "disclaimer", "contact", "footer", "result-actions"];
const HOST = `<script type="module" src="define.js"></script>
  <policy-calculator src="packs/talent.json" loading="eager" as-of="2021-06-01"><p>政策目录</p>
    ${SLOTS.map((name) => `<p slot="${name}" id="${name}">宿主页的${name} <a href="#${name}">链接</a></p>`).join("")}
    <p slot="nowhere" id="nowhere">没有这个位置</p></policy-calculator>`;

let site;
let pack;
before(async () => {
  site = await openSite();
  pack = await packOf(site);
});
after(() => site.close());

/** Which of the page's pieces can be seen, from top to bottom. */
function seen(page) {
  return page.evaluate(() => [...document.querySelectorAll("policy-calculator > [slot]")]
    .filter((piece) => piece.checkVisibility() && piece.getBoundingClientRect().height > 0)
    .sort((one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top)
    .map(({ id }) => id));
}

test("each slot is where the guide says: intro and disclaimer first, contact and actions with the outcome, footer always", async () => {
  const { page, record } = await site.visit({ html: HOST });
  await untilReady(page);
  assert.deepEqual(await seen(page), ["intro", "disclaimer", "footer"]);
  await begin(page);
  assert.deepEqual(await seen(page), ["footer"]);
  await page.evaluate(() => {
    const element = document.querySelector("policy-calculator");
    element.answers = { applicant_type: "individual", work_place: "jianghai" };
    element.review();
  });
  assert.deepEqual(await seen(page), ["footer"]);
  await page.click("policy-calculator >> .act .b");
  await until(page, () => document.querySelector("policy-calculator").shadowRoot.querySelector(".meet, .key, .t0"));
  await until(page, () => document.querySelector("#result-actions").checkVisibility());
  assert.deepEqual((await seen(page)).toSorted(), ["contact", "footer", "result-actions"]);
  assert.equal((await seen(page)).at(-1), "footer");
  await picture(page, "slots");
  // The page opens its own links; the element tells only of those its packs bring.
  await page.click("#contact a");
  assert.equal(await page.evaluate(() => location.hash), "#contact");
  assert.deepEqual(await page.evaluate(() => window.recorded.events.filter(({ type }) => type === "navigate")), []);
  assert.deepEqual(record.errors, []);
  assert.ok(pack.facts.length > 0);
});

test("before the first screen, and after a failure, nothing of the slots stands beside the fallback", async () => {
  let broken = true;
  const routes = [["**/packs/talent.json", (route) => (broken ? route.abort() : route.continue())]];
  const { page } = await site.visit({ html: HOST, routes });
  await until(page, () => document.querySelector("policy-calculator").state === "error");
  assert.deepEqual(await seen(page), []);
  assert.equal(await page.evaluate(() => document.querySelector("policy-calculator > p:not([slot])").checkVisibility()), true);
  broken = false;
  await page.click("policy-calculator >> [part=retry]");
  await untilReady(page);
  assert.deepEqual(await seen(page), ["intro", "disclaimer", "footer"]);
});

test("what a page puts into a slot later is shown, and what it takes out goes", async () => {
  const { page } = await site.visit({ html: HOST });
  await untilReady(page);
  await page.evaluate(() => {
    const element = document.querySelector("policy-calculator");
    element.querySelector("#intro").remove();
    element.insertAdjacentElement("beforeend", Object.assign(document.createElement("p"), { id: "more", slot: "footer", textContent: "另外一行" }));
  });
  assert.deepEqual(await seen(page), ["disclaimer", "footer", "more"]);
});
