// That elements which come and go leave nothing behind.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { keepInstances, openSite, until } from "./site.js";

let site;
before(async () => {
  site = await openSite();
});
after(() => site.close());

/** Puts `count` elements in, one after the other, each through a question, and takes them out again. */
async function cycles(page, count) {
  await page.evaluate(async (count) => {
    const pack = window.pack || (window.pack = await (await fetch("packs/talent.json")).text());
    for (let n = 0; n < count; n += 1) {
      const element = document.createElement("policy-calculator");
      element.pack = pack;
      element.setAttribute("loading", "eager");
      element.setAttribute("theme", "auto");
      document.body.append(element);
      await element.ready;
      element.answers = { employer_type: "private_enterprise" };
      element.start();
      await new Promise((resolve) => setTimeout(resolve));
      element.remove();
      await new Promise((resolve) => setTimeout(resolve));
    }
  }, count);
}

async function measured(page, client) {
  for (let n = 0; n < 3; n += 1) {
    await client.send("HeapProfiler.collectGarbage");
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
  }
  const { nodes, jsEventListeners } = await client.send("Memory.getDOMCounters");
  const { usedSize } = await client.send("Runtime.getHeapUsage");
  const wasm = await page.evaluate(() => window.instances.reduce((sum, { exports }) => sum + exports.memory.buffer.byteLength, 0));
  return { nodes, jsEventListeners, usedSize, wasm };
}

test("two hundred elements made and removed leave memory, nodes and listeners where ten left them", async () => {
  const { page } = await site.visit({ html: `<script type="module" src="define.js"></script>`, before: keepInstances });
  await until(page, () => Boolean(customElements.get("policy-calculator")));
  const client = await page.context().newCDPSession(page);
  await cycles(page, 10);
  const few = await measured(page, client);
  await cycles(page, 200);
  const many = await measured(page, client);
  const say = JSON.stringify({ few, many });
  console.log(say);
  assert.ok(many.nodes <= few.nodes + 50, say);
  assert.ok(many.jsEventListeners <= few.jsEventListeners + 5, say);
  assert.ok(many.usedSize <= few.usedSize + 2_000_000, say);
  assert.ok(many.wasm <= few.wasm + 1_000_000, say);
});
