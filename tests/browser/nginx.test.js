// Debian's nginx with the sample configuration of the guide: types, compressed files, caching, policy, integrity.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import { openSite, until, untilReady, violations } from "./site.js";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const DIST = here("../../www/dist/");
const NGINX = process.env.NGINX || "/usr/sbin/nginx";
const BROTLI = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

let folder;
let nginx;
let site;
let base;
before(async () => {
  site = await openSite();
  folder = await mkdtemp(`${tmpdir()}/nginx-`);
  const port = await freePort();
  const sample = await readFile(here("../../docs/nginx.conf"), "utf8");
  const own = sample.replace("listen 80;", `listen 127.0.0.1:${port};`).replace("/srv/policy-calculator;", `${DIST};`);
  assert.notEqual(own, sample);
  await writeFile(`${folder}/site.conf`, own);
  const paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${folder}/${name};`).join("\n");
  const user = process.getuid() === 0 ? "user root;" : "";
  await writeFile(`${folder}/nginx.conf`, `
    ${user} daemon off; worker_processes 1; pid ${folder}/pid; error_log ${folder}/error.log;
    load_module ${BROTLI};
    events { worker_connections 64; }
    http { access_log off; ${paths} include ${folder}/site.conf; }
  `);
  // What is wrong with a configuration, nginx says itself.
  execFileSync(NGINX, ["-t", "-q", "-c", `${folder}/nginx.conf`, "-e", `${folder}/error.log`]);
  nginx = spawn(NGINX, ["-c", `${folder}/nginx.conf`, "-e", `${folder}/error.log`], { stdio: "inherit" });
  base = `http://127.0.0.1:${port}/`;
  for (const end = Date.now() + 5000; ;) {
    try {
      await fetch(base);
      break;
    } catch (cause) {
      if (Date.now() > end) {
        throw cause;
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
});
after(async () => {
  await site.close();
  if (nginx) {
    nginx.kill("SIGQUIT");
    await new Promise((resolve) => nginx.once("exit", resolve));
  }
  await rm(folder, { recursive: true, force: true });
});

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

test("nginx with the sample configuration: the demo page works, with integrity, under the strict policy", async () => {
  const { page, record } = await site.visit({ path: base });
  await untilReady(page);
  await page.click("policy-calculator >> .start .b");
  await until(page, () => window.recorded.events.some(({ type, detail }) => type === "step" && detail.screen === "question"));
  assert.ok(await page.evaluate(() => document.querySelector("script").integrity.startsWith("sha384-")));
  assert.deepEqual([await violations(page), record.errors, record.console.filter((line) => line.startsWith("error"))], [[], [], []]);
});

test("nginx with the sample configuration: right types, compressed files, caching by name, readable by whom it should be", async () => {
  const names = await readdir(DIST, { recursive: true });
  const wasm = names.find((name) => name.endsWith(".wasm"));
  const words = names.find((name) => /talent\.en\.[0-9a-f]+\.json$/.test(name));
  const forever = "public, max-age=31536000, immutable";
  for (const [path, type, cache, readers] of [
    ["", "text/html; charset=utf-8", "no-cache", null],
    ["frame.html", "text/html; charset=utf-8", "no-cache", null],
    ["define.js", "text/javascript; charset=utf-8", "no-cache", "*"],
    ["packs/talent.json", "application/json; charset=utf-8", "no-cache", "*"],
    [wasm, "application/wasm", forever, "*"],
    [words, "application/json; charset=utf-8", forever, "*"],
  ]) {
    for (const encoding of ["br", "gzip"]) {
      const response = await fetch(base + path, { headers: { "accept-encoding": encoding } });
      const { headers } = response;
      assert.equal(response.status, 200, path);
      assert.equal(headers.get("content-encoding"), encoding, path);
      assert.deepEqual([headers.get("content-type"), headers.get("cache-control"), headers.get("access-control-allow-origin")], [type, cache, readers], path);
      assert.equal(headers.get("x-content-type-options"), "nosniff", path);
      assert.match(headers.get("content-security-policy"), /default-src 'none'.*trusted-types 'none'/, path);
      assert.match(headers.get("vary") || "", /Accept-Encoding/i, path);
    }
  }
  const again = await fetch(`${base}define.js`);
  const kept = await fetch(`${base}define.js`, { headers: { "if-none-match": again.headers.get("etag") } });
  assert.equal(kept.status, 304);
  assert.equal((await fetch(`${base}nothing.js`)).status, 404);
});
