// The oldest browser it is promised to run in: Chrome 97, the first that allows WebAssembly under a strict policy. Nothing younger may be needed
// by what is shipped: not the language, nor what the scripts call. The wasm itself is checked where it is bound (`xtask/src/bind.rs`).

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { parse } from "acorn";

const DIST = fileURLToPath(new URL("../../www/dist/", import.meta.url));
// What came after Chrome 97 and would be tempting: each with the Chrome that has it.
const YOUNGER = [
  [/\bstructuredClone\b/, 98],
  [/\bAbortSignal\s*\.\s*timeout\b/, 103],
  [/\bAbortSignal\s*\.\s*any\b/, 116],
  [/\.checkVisibility\s*\(/, 105],
  [/\.setHTML\w*\s*\(/, 105],
  [/\.(?:toSorted|toReversed|toSpliced|with)\s*\(/, 110],
  [/\bArray\s*\.\s*fromAsync\b/, 121],
  [/\b(?:Object|Map)\s*\.\s*groupBy\b/, 117],
  [/\bPromise\s*\.\s*(?:withResolvers|try)\b/, 119],
  [/\bURL\s*\.\s*(?:canParse|parse)\b/, 120],
  [/\.(?:showPopover|hidePopover|togglePopover)\s*\(/, 114],
  [/\bIntl\s*\.\s*Segmenter\b|\bscheduler\s*\.\s*yield\b/, 115],
  [/\bURLPattern\b|\bstartViewTransition\b|\bnavigation\s*\./, 102],
];

const scripts = (await readdir(DIST, { recursive: true })).filter((file) => /\.m?js$/.test(file));

for (const file of scripts) {
  test(`${file} needs nothing younger than Chrome 97`, async () => {
    const text = await readFile(join(DIST, file), "utf8");
    const sourceType = /^\s*(?:import|export)\b|\bimport\.meta\b/m.test(text) ? "module" : "script";
    // ES2022 is what Chrome 97 reads whole; a newer form is a syntax error here as it is there.
    parse(text, { ecmaVersion: 2022, sourceType });
    const found = YOUNGER.filter(([what]) => what.test(text)).map(([what, since]) => `${what} is there since Chrome ${since}`);
    assert.deepEqual(found, []);
  });
}

test("there are scripts to look at", () => {
  assert.ok(scripts.includes("define.js"), scripts.join(" "));
});
