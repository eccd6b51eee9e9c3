// Awkward pages around the element: www/hosts, served beside the distribution.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { begin } from "./person.js";
import { heard, openSite, picture, until, untilReady, violations } from "./site.js";

let site;
before(async () => {
  site = await openSite();
});
after(() => site.close());

/** What a page that holds nothing but the element shows of its first question, in numbers. */
function measures(page) {
  return page.evaluate(() => {
    const root = document.querySelector("policy-calculator").shadowRoot;
    const look = (selector) => {
      const element = root.querySelector(selector);
      const { width, height } = element.getBoundingClientRect();
      const { fontSize, color, display, fontFamily, lineHeight } = getComputedStyle(element);
      return { selector, width: Math.round(width), height: Math.round(height), fontSize, color, display, fontFamily, lineHeight };
    };
    return ["[part=root]", "h2", ".o", ".o input", "button[type=submit]", ".foot"].map(look);
  });
}

test("a hostile sheet of the page (all unset, tiny rem, floats, important) changes nothing inside", async () => {
  const hostile = (await site.visit({ path: "hosts/hostile.html" })).page;
  const plain = (await site.visit({ html: `
    <link rel="stylesheet" href="plain.css"><script type="module" src="define.js"></script>
    <policy-calculator src="packs/talent.json" loading="eager" as-of="2021-06-01"></policy-calculator>`,
    routes: [["**/plain.css", (route) => route.fulfill({ contentType: "text/css", body: "body { margin: 0 }" })]] })).page;
  for (const page of [hostile, plain]) {
    await untilReady(page);
    await begin(page);
  }
  assert.deepEqual(await measures(hostile), await measures(plain));
  const hidden = await hostile.evaluate(() => {
    const root = document.querySelector("policy-calculator").shadowRoot;
    return [root.querySelector("slot:not([name])"), root.querySelector("[part=failure]")].map((element) => element.checkVisibility());
  });
  assert.deepEqual(hidden, [false, false]);
  await picture(hostile, "host-hostile");
});

test("two elements with two packs and two languages on one page share the wasm, and nothing else", async () => {
  const { page, record } = await site.visit({ path: "hosts/two.html" });
  await untilReady(page, 0);
  await untilReady(page, 1);
  assert.equal(record.requests.filter((url) => url.endsWith(".wasm")).length, 2);
  const seen = await page.evaluate(async () => {
    const [one, two] = document.querySelectorAll("policy-calculator");
    const radios = (element) => [...element.shadowRoot.querySelectorAll("input[type=radio]")];
    const checked = (element) => radios(element).map(({ checked }) => checked).indexOf(true);
    const turn = () => new Promise((resolve) => setTimeout(resolve, 50));
    for (const element of [one, two]) {
      element.start();
      element.goTo("employer_type");
    }
    await turn();
    radios(one)[1].click();
    await turn();
    radios(two)[2].click();
    await turn();
    const both = [checked(one), checked(two)];
    one.answers = { employer_type: "private_enterprise" };
    await turn();
    const answers = [one.answers, two.answers];
    one.reset();
    await turn();
    return {
      both,
      answers,
      lang: [one, two].map((element) => element.shadowRoot.querySelector("[part=root]").lang),
      packs: [one, two].map((element) => element.packInfo.digest),
      states: [one, two].map((element) => element.shadowRoot.querySelector(".start.first") !== null),
    };
  });
  assert.deepEqual(seen.both, [1, 2]);
  assert.deepEqual(seen.answers, [{ employer_type: "private_enterprise" }, {}]);
  assert.deepEqual(seen.lang, ["zh-Hans", "en"]);
  assert.equal(new Set(seen.packs).size, 2);
  assert.deepEqual(seen.states, [true, false]);
  assert.deepEqual((await heard(page, "reset")).map(({ target }) => target), ["one"]);
  await picture(page, "host-two");
});

test("beside and inside another Yew program: each press is heard once, by whom it is meant for", async () => {
  const { page, record } = await site.visit({ path: "hosts/neighbour.html" });
  await untilReady(page);
  const counts = () => page.evaluate(() => ["beside", "around"].map((id) => document.querySelector(`#${id} .counts`).textContent));
  const steps = async () => (await heard(page, "step")).length;
  assert.deepEqual(await counts(), ["0 0 0", "0 0 0"]);

  // Its own button: counted, and the box around it hears it; the element hears nothing.
  await page.click("#around .own");
  await page.click("#beside .own");
  await until(page, () => document.querySelector("#beside .counts").textContent !== "0 0 0");
  assert.deepEqual(await counts(), ["1 1 0", "1 1 0"]);
  assert.equal(await steps(), 0);

  // A button of the element: one step, and one click that bubbles out into the box that holds it.
  await page.click("policy-calculator .start .b");
  await until(page, () => window.recorded.events.some(({ type }) => type === "step"));
  assert.equal(await steps(), 1);
  assert.deepEqual(await counts(), ["1 1 0", "1 2 0"]);

  // A choice and its submission: one step more, and the counter of the other program was not pressed.
  await page.click("policy-calculator .o >> nth=0");
  await page.click("policy-calculator button[type=submit]");
  await until(page, () => window.recorded.events.filter(({ type }) => type === "step").length === 2);
  const [beside, around] = await counts();
  assert.equal(beside, "1 1 0");
  assert.match(around, /^1 /);
  assert.equal(await page.evaluate(() => Object.keys(document.querySelector("#inside").answers).length), 1);
  assert.deepEqual([record.errors, await violations(page)], [[], []]);
  await picture(page, "host-neighbour");
});

test("in a frame with a sandbox it works, with the origin of the site and without", async () => {
  const { page, record } = await site.visit({ path: "hosts/frame.html", policy: "default-src 'none'; frame-src 'self'" });
  for (const name of ["open", "closed"]) {
    const frame = await (await page.$(`#${name}`)).contentFrame();
    await untilReady(frame);
    await frame.click("policy-calculator .start .b");
    await until(frame, () => window.recorded.events.some(({ type, detail }) => type === "step" && detail.screen === "question"));
    assert.deepEqual(await violations(frame), [], name);
  }
  assert.deepEqual(record.errors, []);
});
