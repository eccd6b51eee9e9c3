// Firefox and WebKitGTK, driven by what each offers: `{ name, goto, evaluate, type, picture, pdf, close }`, or a word of what is missing.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer from "puppeteer-core";

const FIREFOX = process.env.FIREFOX || "/usr/bin/firefox-esr";
const WEBKIT = "/usr/bin/WebKitWebDriver";
const FRAME = "/usr/bin/xvfb-run";
const BROWSERS = ["x86_64-linux-gnu", "aarch64-linux-gnu"].map((machine) => `/usr/lib/${machine}/webkit2gtk-4.1/MiniBrowser`);

/** What has to be installed for an engine, or nothing. */
export function missing(engine) {
  const wants = engine === "firefox" ? [[FIREFOX, "firefox-esr"]] : [[WEBKIT, "webkit2gtk-driver"], [FRAME, "xvfb"]];
  const packages = wants.filter(([file]) => !existsSync(file)).map(([, name]) => name);
  return packages.length ? `install ${packages.join(" ")}` : null;
}

/** Starts Firefox by WebDriver BiDi. */
export async function firefox() {
  const profile = await mkdtemp(join(tmpdir(), "policy-firefox-"));
  const browser = await puppeteer.launch({ browser: "firefox", executablePath: FIREFOX, headless: true, userDataDir: profile });
  const page = await browser.newPage();
  await page.setViewport({ width: 390, height: 844, deviceScaleFactor: 2 });
  return {
    name: "firefox",
    goto: (url) => page.goto(url, { waitUntil: "domcontentloaded" }),
    evaluate: (work, argument) => page.evaluate(work, argument),
    type: (text) => page.keyboard.type(text),
    picture: (path) => page.screenshot({ path, fullPage: true }),
    pdf: (path) => page.pdf({ path, format: "A4" }),
    async close() {
      await browser.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

/** Starts WebKitGTK's small browser by its WebDriver, on a screen of its own. */
export async function webkit() {
  const port = await freePort();
  const driver = spawn(FRAME, ["-a", WEBKIT, `--port=${port}`], {
    stdio: "ignore",
    detached: true,
    env: { ...process.env, WEBKIT_DISABLE_DMABUF_RENDERER: "1", LIBGL_ALWAYS_SOFTWARE: "1" },
  });
  const stop = () => {
    try {
      process.kill(-driver.pid);
    } catch {
      // It stopped by itself.
    }
  };
  const ask = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = await response.json();
    if (!response.ok) {
      throw new Error(`${method} ${path}: ${value?.message ?? response.status}`);
    }
    return value;
  };
  try {
    await answering(() => ask("GET", "/status"));
    const binary = BROWSERS.find((file) => existsSync(file));
    const options = { "webkitgtk:browserOptions": { binary, args: ["--automation"] } };
    const { sessionId } = await ask("POST", "/session", { capabilities: { alwaysMatch: { browserName: "MiniBrowser", ...options } } });
    const session = `/session/${sessionId}`;
    // Windows are no narrower than 447.
    await ask("POST", `${session}/window/rect`, { width: 447, height: 900 });
    return {
      name: "webkit",
      goto: (url) => ask("POST", `${session}/url`, { url }),
      evaluate: (work, argument) => ask("POST", `${session}/execute/sync`, { script: `return (${work})(arguments[0])`, args: [argument ?? null] }),
      type: async (text) => {
        const strokes = [...text].flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]);
        await ask("POST", `${session}/actions`, { actions: [{ type: "key", id: "keyboard", actions: strokes }] });
      },
      picture: async (path) => writeFile(path, Buffer.from(await ask("GET", `${session}/screenshot`), "base64")),
      pdf: null,
      async close() {
        await ask("DELETE", session).catch(() => {});
        stop();
      },
    };
  } catch (cause) {
    stop();
    throw cause;
  }
}

async function answering(ask) {
  for (const end = Date.now() + 20000; ; ) {
    try {
      return await ask();
    } catch (cause) {
      if (Date.now() > end) {
        throw cause;
      }
      await new Promise((later) => setTimeout(later, 200));
    }
  }
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
