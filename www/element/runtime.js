// The wasm: fetched and compiled once a page, and one instance that all elements share. An instance that broke is given
// up, and the next element to ask gets a fresh one. It comes in two parts: the first is enough for the first question, and
// nobody waits for the late one until then.

import { ASSETS } from "./assets.js";
import { binary } from "./binary.js";
import { Failure } from "./failure.js";
import { glue } from "./glue.js";

// Each file is compiled once a page, whatever becomes of its instances.
const FIRST = { name: "wasm", priority: "auto" };
const LATE = { name: "late", priority: "low" };

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
  broken.spare.length = 0;
  removeEventListener("error", broken.onError);
}

async function start() {
  const module = await compiled(FIRST);
  // Only now, so that on a slow line it takes nothing from what the first question waits for: priorities alone do not keep it back.
  // Whoever waits for it hears of a failure.
  compiled(LATE).catch(() => {});
  const { Calculator, late_arrived, on_panic, __wbg_get_imports, __wbg_finalize_init } = glue();
  const made = await WebAssembly.instantiate(module, __wbg_get_imports());
  __wbg_finalize_init(made, module);
  const started = { Calculator, users: new Set(), spare: [], spoilt: false, onError: null, whole: false, complete: once(complete) };
  on_panic((message) => spoil(started, message));
  // Traps that are no panics (a full stack, a full memory) surface only as errors of the page.
  started.onError = ({ error }) => {
    if (error instanceof WebAssembly.RuntimeError && [FIRST, LATE].some(({ name }) => String(error.stack).includes(ASSETS[name]))) {
      spoil(started, error.message);
    }
  };
  addEventListener("error", started.onError);
  return started;

  // Adds the late part: it shares memory and functions with the first, and puts its own functions where that expects them.
  async function complete() {
    await WebAssembly.instantiate(await compiled(LATE), { __wasm_split: made.exports });
    late_arrived();
    started.whole = true;
  }
}

function compiled(part) {
  part.compiled = part.compiled || once(() => load(part));
  return part.compiled();
}

// The same promise at each call, until it fails: then the next call tries again.
function once(act) {
  let trying = null;
  return () => {
    if (!trying) {
      const now = act();
      trying = now;
      now.catch(() => {
        trying = null;
      });
    }
    return trying;
  };
}

async function load({ name, priority }) {
  if (typeof WebAssembly !== "object" || typeof fetch !== "function" || typeof AbortController !== "function") {
    throw new Failure("unsupported", "this browser has no WebAssembly");
  }
  try {
    return await binary(name, priority);
  } catch (cause) {
    // The file is the right one, its integrity says so: then it is the browser (or its policy) that does not take it.
    if (cause instanceof WebAssembly.CompileError) {
      throw new Failure("unsupported", cause.message);
    }
    throw cause;
  }
}
