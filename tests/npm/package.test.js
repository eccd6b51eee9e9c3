// The npm package as its users get it: what is in it, what linters of packages say, and that it runs in a bundle, in React 19
// and in Vue 3.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cp, mkdir, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const PACKAGE = process.env.PACKAGE || here("../../target/npm");
const BUILT = here("built/");
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".wasm": "application/wasm", ".json": "application/json", ".css": "text/css" };
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'";

/** Runs an installed tool; what it prints where it fails. */
function run(tool, words) {
  try {
    return execFileSync(here(`node_modules/.bin/${tool}`), words, { cwd: here("."), encoding: "utf8", stdio: "pipe" });
  } catch (failure) {
    throw new Error(`${tool} ${words.join(" ")}\n${failure.stdout}${failure.stderr}`);
  }
}

let tarball;
let listed;
before(async () => {
  await rm(BUILT, { recursive: true, force: true });
  await mkdir(BUILT, { recursive: true });
  const [told] = JSON.parse(execFileSync("npm", ["pack", PACKAGE, "--json", "--pack-destination", BUILT], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  tarball = BUILT + told.filename;
  listed = told.files.map(({ path }) => path.replace(/\.[0-9a-f]{8,16}\./, ".HASH.")).sort();
  const installed = here("node_modules/policy-calculator");
  await rm(installed, { recursive: true, force: true });
  await mkdir(installed, { recursive: true });
  execFileSync("tar", ["-xzf", tarball, "-C", installed, "--strip-components=1"]);
});

test("the package holds these files and no others", async () => {
  const expected = (await readFile(here("files.txt"), "utf8")).trim().split("\n");
  assert.deepEqual(listed, expected);
});

test("publint and attw find nothing", () => {
  assert.match(run("publint", ["run", tarball, "--strict"]), /All good/);
  // The package is of modules alone; a version for `require` there is not. A problem is a failure of the program.
  // Without a form it prints a table or a list, as the terminal is wide.
  const said = run("attw", [tarball, "--format", "ascii", "--profile", "esm-only", "--exclude-entrypoints", "./packs/*", "custom-elements.json", "html-data.json"]);
  assert.match(said, /"policy-calculator"\n\nnode16 \(from ESM\): 🟢/u);
});

test("the types take what the element takes, and refuse what it does not", () => {
  run("tsc", ["-p", "app"]);
});

test("types, element manifest and editor data name exactly what the element has", async () => {
  const { PolicyCalculator } = await import("policy-calculator");
  const [{ declarations: [manifest] }] = JSON.parse(await readFile(here("node_modules/policy-calculator/custom-elements.json"), "utf8")).modules;
  const [editor] = JSON.parse(await readFile(here("node_modules/policy-calculator/html-data.json"), "utf8")).tags;
  const types = await readFile(here("node_modules/policy-calculator/index.d.ts"), "utf8");
  const attributes = [...PolicyCalculator.observedAttributes].sort();
  const names = (list) => list.map(({ name }) => name).sort();
  assert.deepEqual(names(manifest.attributes), attributes);
  assert.deepEqual(names(editor.attributes), attributes);
  const has = Object.getOwnPropertyNames(PolicyCalculator.prototype).filter((name) => !/^(constructor|.*Callback)$/.test(name));
  const own = Object.getOwnPropertyNames(PolicyCalculator).filter((name) => !["length", "name", "prototype", "observedAttributes"].includes(name));
  assert.deepEqual(names(manifest.members), [...has, ...own].sort());
  const isTyped = (name) => new RegExp(`^  (static |readonly )*"?${name}"?[?(:]`, "m").test(types);
  assert.deepEqual([...attributes, ...has, ...own, ...names(manifest.events)].filter((name) => !isTyped(name)), []);
});

test("importing it on a server, where there is no document, does nothing", () => {
  const script = `
    const { PolicyCalculator, define } = await import("policy-calculator");
    define();
    await import("policy-calculator/inline");
    await import("policy-calculator/define");
    console.log(typeof PolicyCalculator.assess);
  `;
  const said = execFileSync(process.execPath, ["--input-type=module", "-e", script], { cwd: here("."), encoding: "utf8" });
  assert.equal(said, "function\n");
});

let server;
let browser;
before(async () => {
  server = createServer(async (request, response) => {
    const path = new URL(request.url, "http://host").pathname;
    const below = path.startsWith("/packs/") ? here(`node_modules/policy-calculator${path}`) : BUILT + path.slice(1);
    try {
      const body = await readFile(below);
      response.writeHead(200, { "content-type": TYPES[extname(path)] || "application/octet-stream", "content-security-policy": POLICY }).end(body);
    } catch (_) {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--headless", "--no-sandbox", "--disable-gpu"] });
});
after(async () => {
  await browser.close();
  server.close();
});

/** Goes through a page of the examples: it shows the element, gives it answers, hears its events, and calls its methods. */
async function drive(path) {
  const page = await browser.newPage();
  const wrong = [];
  page.on("pageerror", (error) => wrong.push(String(error)));
  page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
  await page.goto(`http://127.0.0.1:${server.address().port}/${path}`);
  await page.click("policy-calculator >> .start .b");
  await page.locator("#step", { hasText: "question true" }).waitFor();
  assert.deepEqual(await page.evaluate(() => document.querySelector("policy-calculator").answers), { employer_type: "private_enterprise" });
  await page.click("#review");
  await page.locator("#step", { hasText: "review" }).waitFor();
  assert.equal(await page.evaluate(() => document.querySelector("policy-calculator").state), "review");
  assert.deepEqual(wrong.filter((line) => !/favicon|404/.test(line)), []);
  await page.close();
}

test("bundled by Vite, it runs in React 19 and in Vue 3, under a strict policy", async () => {
  run("vite", ["build", "app", "--config", "app/vite.config.js", "--logLevel", "warn"]);
  await cp(here("node_modules/policy-calculator/packs"), `${BUILT}vite/packs`, { recursive: true });
  await drive("vite/react.html");
  await drive("vite/vue.html");
});

test("bundled by esbuild, which takes no files along, the inline module runs", async () => {
  run("esbuild", ["app/inline.ts", "--bundle", "--format=esm", "--minify", "--outfile=built/inline.js", "--log-level=warning"]);
  await cp(here("app/inline.html"), `${BUILT}inline.html`);
  await drive("inline.html");
});
