// What every browser test stands on: the real server, a headless Chromium, and a page that records what it does.
//
//     const site = await openSite();            // once per file
//     const { page } = await site.visit();      // a fresh visitor per test
//     await site.close();

import { spawn } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const SERVER = process.env.SERVER || fileURLToPath(new URL("../../target/debug/xtask", import.meta.url));
const CHROMIUM = process.env.CHROMIUM || "/usr/bin/chromium";
const ARTEFACTS = fileURLToPath(new URL("artefacts/", import.meta.url));
const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Pages that a test makes up count as remote, and may not load from this machine.
  "--disable-features=LocalNetworkAccessChecks",
];

// A phone.
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, locale: "zh-CN", timezoneId: "Asia/Shanghai" };

/** Starts server and browser. */
export async function openSite() {
  const server = spawn(SERVER, ["serve", "--built", "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
  const base = await firstLine(server);
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  return {
    base,

    /**
     * A fresh visitor. `path`: where to go; `html`: the body of a host page to go to instead (served with the real
     * headers); `hash`: behind its address; `policy`: another Content Security Policy of that page; `routes`: [[pattern,
     * handler]] to interfere with requests; `device`: other than a phone; `before`: a function to run in the page before all else.
     */
    async visit({ path = "", html, hash = "", policy, routes = [], device = {}, before } = {}) {
      const context = await browser.newContext({ ...PHONE, ...device });
      const page = await context.newPage();
      const record = { requests: [], console: [], errors: [] };
      page.on("request", (request) => record.requests.push(request.url().replace(base, "")));
      page.on("console", (message) => record.console.push(`${message.type()}: ${message.text()}`));
      page.on("pageerror", (error) => record.errors.push(String(error)));
      await page.addInitScript(recordInPage);
      if (before) {
        await page.addInitScript(before);
      }
      if (html !== undefined) {
        await page.route(`${base}host.html`, async (route) => {
          const { headers } = await fetch(base);
          const kept = Object.fromEntries([...headers].filter(([name]) => !/^(content-length|content-encoding|etag|last-modified)$/.test(name)));
          if (policy !== undefined) {
            kept["content-security-policy"] = policy;
          }
          await route.fulfill({ headers: kept, contentType: "text/html", body: hostPage(html) });
        });
      }
      if (html === undefined && policy !== undefined) {
        await page.route(base + path, async (route) => {
          const response = await route.fetch();
          await route.fulfill({ response, headers: { ...response.headers(), "content-security-policy": policy } });
        });
      }
      for (const [pattern, handler] of routes) {
        await page.route(pattern, handler);
      }
      await page.goto(html === undefined ? new URL(path, base).href : `${base}host.html${hash}`, { waitUntil: "domcontentloaded" });
      return { page, context, record };
    },

    async close() {
      await browser.close();
      server.kill();
    },
  };
}

/** Asks the page until it says yes; what it says then. `question` runs in the page, with `argument`. */
export async function until(page, question, argument, within = 10000) {
  const end = Date.now() + within;
  for (;;) {
    const answer = await page.evaluate(question, argument).catch((cause) => {
      // The page may just be on its way to another document.
      if (Date.now() > end) {
        throw cause;
      }
    });
    if (answer) {
      return answer;
    }
    if (Date.now() > end) {
      throw new Error(`the page did not come to: ${question}\nit holds: ${await page.evaluate(() => document.body.innerHTML.slice(0, 1000))}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The two parts of the wasm. */
export const FIRST = /policy-calculator\.[0-9a-f]+\.wasm$/;
export const LATE = /policy-calculator\.late\.[0-9a-f]+\.wasm$/;

/** Keeps a file back until `release()`; with `failing` it then does not come. `routes` is for a visit. */
export function held(pattern) {
  const made = { failing: false };
  const gate = new Promise((resolve) => {
    made.release = resolve;
  });
  made.routes = [[pattern, async (route) => {
    await gate;
    await (made.failing ? route.abort() : route.continue());
  }]];
  return made;
}

/** Until the element (or the n-th one) shows its first screen. */
export function untilReady(page, nth = 0) {
  return until(page, (n) => {
    const element = document.querySelectorAll("policy-calculator")[n];
    const app = element?.shadowRoot?.querySelector("[part=app]");
    return element?.state !== "loading" && app && !app.hidden && app.childElementCount > 0;
  }, nth);
}

/** Until the element (or the n-th one) says that it failed; `{line, code, retry, fallback}` as the reader sees it. */
export function untilFailed(page, nth = 0) {
  return until(page, (n) => {
    const element = document.querySelectorAll("policy-calculator")[n];
    const failure = element?.shadowRoot?.querySelector("[part=failure]");
    if (!failure || failure.hidden) {
      return null;
    }
    return {
      line: failure.querySelector("p").textContent,
      lang: failure.lang,
      retry: failure.querySelector("button")?.textContent ?? null,
      fallback: element.firstElementChild?.checkVisibility() ?? null,
      state: element.state,
    };
  }, nth);
}

/** Runs in the page, as `before`: keeps every instance of wasm in `window.instances`; the late part is none, it works in the memory of the first. */
export function keepInstances() {
  window.instances = [];
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...given) => {
    const made = await instantiate(...given);
    const { exports } = made.instance || made;
    if (exports.memory) {
      window.instances.push({ exports });
    }
    return made;
  };
}

/** What the element told the page so far: [{type, detail, target}]; of all types where none is named. */
export function heard(page, type) {
  return page.evaluate((type) => window.recorded.events.filter((event) => !type || event.type === type), type);
}

/** What the policy of the page forbade so far. */
export function violations(page) {
  return page.evaluate(() => window.recorded.violations);
}

/** Keeps a picture of the whole page as an artefact. */
export async function picture(page, name) {
  await mkdir(ARTEFACTS, { recursive: true });
  const take = () => page.screenshot({ path: `${ARTEFACTS}${name}.png`, fullPage: true });
  // A browser with much to do sometimes cannot take a picture at once; what is tested is the page, not that.
  await take().catch(() => new Promise((later) => setTimeout(later, 500)).then(take));
}

// Runs in the page before anything else does.
function recordInPage() {
  const recorded = { events: [], violations: [] };
  window.recorded = recorded;
  addEventListener("securitypolicyviolation", (event) => recorded.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
  for (const type of ["ready", "step", "change", "complete", "reset", "error", "navigate", "print", "share", "calendar", "likely"]) {
    addEventListener(`policy-${type}`, ({ detail, target }) => recorded.events.push({ type, detail, target: target.id }));
  }
}

function hostPage(body) {
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>宿主页</title>`;
  return `<!doctype html><html lang="zh-Hans"><head>${head}</head><body>${body}</body></html>`;
}

function firstLine(child) {
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once("line", resolve);
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`the server stopped with ${code}`)));
  });
}

/** Takes the element out of the page and puts it back at its top; says whether its screens are as they were. */
export function takeOutAndPutBack(page) {
  return page.evaluate(async () => {
    const element = document.querySelector("policy-calculator");
    const shown = () => element.shadowRoot.querySelector("[part=app]").textContent;
    const before = shown();
    element.remove();
    await new Promise((resolve) => setTimeout(resolve));
    document.body.prepend(element);
    return before === shown();
  });
}
