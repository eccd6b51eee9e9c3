// The wasm: fetched and compiled once a page, and one instance that all elements share. An instance that broke is given
// up, and the next element to ask gets a fresh one.

import { ASSETS } from "./assets.js";
import { Failure } from "./failure.js";
import { fetchFile } from "./fetching.js";
import { glue } from "./glue.js";

let compiling = null;
let current = null;

// The instance in use, as soon as it runs.
export function instance() {
  if (!current) {
    const starting = start();
    current = starting;
    starting.catch(() => {
      if (current === starting) {
        current = null;
      }
    });
  }
  return current;
}

// Gives an instance up and tells all who use it. They hear of it only when the broken call has ended, and must not call
// into it again.
export function spoil(broken, message) {
  if (broken.spoilt) {
    return;
  }
  broken.spoilt = true;
  current = null;
  console.error(`policy-calculator: ${message}`);
  broken.users.forEach((tell) => queueMicrotask(() => tell(message)));
  broken.users.clear();
}

async function start() {
  const module = await compiled();
  const { Calculator, on_panic, __wbg_get_imports, __wbg_finalize_init } = glue();
  __wbg_finalize_init(await WebAssembly.instantiate(module, __wbg_get_imports()), module);
  const started = { Calculator, users: new Set(), spoilt: false };
  on_panic((message) => spoil(started, message));
  // Traps that are no panics (a full stack, a full memory) surface only as errors of the page.
  addEventListener("error", ({ error }) => {
    if (error instanceof WebAssembly.RuntimeError && String(error.stack).includes(ASSETS.wasm)) {
      spoil(started, error.message);
    }
  });
  return started;
}

function compiled() {
  if (!compiling) {
    const trying = load();
    compiling = trying;
    trying.catch(() => {
      compiling = null;
    });
  }
  return compiling;
}

async function load() {
  if (typeof WebAssembly !== "object" || typeof fetch !== "function" || typeof AbortController !== "function") {
    throw new Failure("unsupported", "this browser has no WebAssembly");
  }
  try {
    return await fetchFile(new URL(ASSETS.wasm, ASSETS.base), ASSETS.wasmIntegrity, compile);
  } catch (cause) {
    // The file is the right one, its integrity says so: then it is the browser (or its policy) that does not take it.
    if (cause instanceof WebAssembly.CompileError) {
      throw new Failure("unsupported", cause.message);
    }
    throw cause;
  }
}

// Streaming compilation insists on the MIME type, which many servers do not know.
async function compile(response) {
  if (WebAssembly.compileStreaming && response.headers.get("content-type") === "application/wasm") {
    return WebAssembly.compileStreaming(response);
  }
  return WebAssembly.compile(await response.arrayBuffer());
}
