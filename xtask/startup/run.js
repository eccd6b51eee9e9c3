// Measures, in turn and several times over, how long after navigation the first question is painted: on our demo page's two tags, and
// on a minimal Preact page that asks the same. Chromium as a slow phone: Slow 4G, and the processor four times slower.
//
//     node run.js DIST [ROUNDS]
//
// Both pages come from the same server with the same headers and Brotli. Prints medians, and the median of the ratios of the rounds.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join, normalize, resolve } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";
import lighthouse from "lighthouse";
import { chromium } from "playwright-core";

const [dist, rounds = "9"] = process.argv.slice(2);
const BOUND = 1.35;
const AIM = 1.15;
const CHROMIUM = process.env.CHROMIUM || "/usr/bin/chromium";
const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
FLAGS.push("--disable-component-update", "--disable-sync");
// Slow 4G as Lighthouse has it.
const NETWORK = { offline: false, latency: 562.5, downloadThroughput: (1.6e6 * 0.9) / 8, uploadThroughput: (750e3 * 0.9) / 8 };
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".json": "application/json", ".wasm": "application/wasm" };
Object.assign(TYPES, { ".css": "text/css", ".svg": "image/svg+xml", ".txt": "text/plain; charset=utf-8" });
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self'; " +
  "require-trusted-types-for 'script'; trusted-types 'none'";

const made = await pages();
const server = createServer(serve);
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const base = `http://127.0.0.1:${server.address().port}/`;
const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
try {
  const times = { ours: [], peer: [], ratio: [] };
  for (let round = 0; round < Number(rounds); round += 1) {
    const order = round % 2 ? ["ours", "peer"] : ["peer", "ours"];
    const now = {};
    for (const name of order) {
      now[name] = await firstQuestion(name);
    }
    times.ours.push(now.ours);
    times.peer.push(now.peer);
    times.ratio.push(now.ours.painted / now.peer.painted);
  }
  report(times);
} finally {
  await browser.close();
}
await audit();
server.close();

/** One visit with an empty cache; milliseconds since navigation began. */
async function firstQuestion(name) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, locale: "zh-CN" });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", NETWORK);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.addInitScript(watch);
  await page.goto(`${base}${name}.html`, { waitUntil: "commit", timeout: 60000 });
  for (const end = Date.now() + 60000; ; ) {
    const marks = await page.evaluate(() => window.marks);
    if (marks?.painted) {
      await context.close();
      return marks;
    }
    if (Date.now() > end) {
      throw new Error(`${name}: the first question did not come`);
    }
    await new Promise((later) => setTimeout(later, 100));
  }
}

// Runs in the page before anything else: presses on to the first question, and notes when it is painted.
function watch() {
  window.marks = {};
  document.addEventListener("DOMContentLoaded", () => document.querySelector("policy-calculator")?.start?.());
  const look = () => {
    const app = document.querySelector("policy-calculator")?.shadowRoot ?? document.getElementById("app");
    if (!app?.querySelector("fieldset, [role=radiogroup]")) {
      return requestAnimationFrame(look);
    }
    window.marks.mounted = performance.now();
    // Painted: by the second frame after it stood in the document.
    return requestAnimationFrame(() => requestAnimationFrame(() => (window.marks.painted = performance.now())));
  };
  requestAnimationFrame(look);
}

function report({ ours, peer, ratio }) {
  const line = (name, runs) => {
    const painted = runs.map((run) => run.painted);
    console.log(`${name.padEnd(24)}${median(painted).toFixed(0).padStart(6)} ms   (${Math.min(...painted).toFixed(0)} to ${Math.max(...painted).toFixed(0)})`);
  };
  console.log(`first question painted, Slow 4G, CPU 4x slower, ${ours.length} interleaved rounds, medians`);
  line("policy-calculator", ours);
  line("minimal Preact page", peer);
  const found = median(ratio);
  const verdict = found <= AIM ? "aim met" : found <= BOUND ? "bound met" : "MISSED";
  console.log(`${"ratio".padEnd(24)}${found.toFixed(2).padStart(6)}      bound ${BOUND}, aim ${AIM}: ${verdict}`);
  if (found > BOUND) {
    process.exitCode = 1;
  }
}

/** Lighthouse on the demo page as it is served. */
async function audit() {
  const port = 9222 + Math.floor(Math.random() * 1000);
  const chrome = await chromium.launch({ executablePath: CHROMIUM, args: [...FLAGS, `--remote-debugging-port=${port}`] });
  try {
    const { lhr } = await lighthouse(`${base}index.html`, { port, logLevel: "silent", output: "json", onlyCategories: ["performance", "accessibility", "best-practices", "seo"] });
    for (const { id, score } of Object.values(lhr.categories)) {
      const points = Math.round(score * 100);
      const must = id !== "performance";
      console.log(`Lighthouse ${id.padEnd(16)}${String(points).padStart(4)}${must && points < 100 ? "   MISSED: 100" : ""}`);
      if (must && points < 100) {
        process.exitCode = 1;
        const failed = lhr.categories[id].auditRefs.map((ref) => lhr.audits[ref.id]).filter((audit) => audit.score !== null && audit.score < 1);
        failed.forEach((audit) => console.log(`  ${audit.id}: ${audit.title}`));
      }
    }
  } finally {
    await chrome.close();
  }
}

/** Our two tags as the demo page has them, with its preloads; and the peer, bundled. */
async function pages() {
  const demo = await readFile(join(dist, "index.html"), "utf8");
  const tags = demo.match(/<(?:script|link rel="(?:preload|modulepreload)")[^>]*>(?:<\/script>)?/g).join("\n");
  const element = demo.match(/<policy-calculator[^>]*>/)[0];
  const core = JSON.parse(await readFile(join(dist, element.match(/src="([^"]+)"/)[1]), "utf8"));
  const { ask, hint, choices } = core.words.facts[0];
  const question = JSON.stringify({ ask, hint, choices, next: "下一题" });
  const bundle = await build({
    entryPoints: [new URL("peer.js", import.meta.url).pathname],
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
    banner: { js: `window.question=${question};` },
    nodePaths: [join(createRequire(import.meta.url).resolve("preact/package.json"), "../..")],
  });
  const html = (head, body) =>
    `<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>自测</title>${head}</head><body>${body}</body></html>`;
  return {
    "/ours.html": html(tags, `${element}</policy-calculator>`),
    "/peer.html": html(`<link rel="stylesheet" href="peer.css"><script type="module" src="peer.js"></script>`, `<div id="app"></div>`),
    "/peer.css": "body{margin:0 1em;font:16px/1.65 sans-serif}fieldset{border:0;padding:0}.choice{display:flex;gap:.5em;padding:.6em 0;border-bottom:1px solid #ddd}small{display:block;color:#555}button{width:100%;min-height:44px}",
    "/peer.js": bundle.outputFiles[0].text,
  };
}

async function serve(request, response) {
  const path = decodeURIComponent(new URL(request.url, "http://host").pathname);
  const file = resolve(join(dist, normalize(path)));
  const body = made[path] !== undefined ? Buffer.from(made[path]) : file.startsWith(resolve(dist)) ? await readFile(file).catch(() => null) : null;
  if (body === null) {
    response.writeHead(404).end();
    return;
  }
  const small = (made[path] === undefined && (await readFile(`${file}.br`).catch(() => null))) || brotliCompressSync(body);
  const headers = { "content-type": TYPES[extname(path)] ?? "application/octet-stream", "content-encoding": "br", "content-length": small.length };
  response.writeHead(200, { ...headers, "content-security-policy": POLICY, "cache-control": "no-store" }).end(small);
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}
