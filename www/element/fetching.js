// All requests of the element go through here: one try each, at most 20 seconds, and a failure that says what happened.

import { Failure } from "./failure.js";

const TIMEOUT = 20000;

// Nothing larger is a pack.
const LONGEST = 8000000;

// Browsers ignore what they do not understand; an author who wrote an integrity means it to be checked.
const INTEGRITY = /^\s*(sha(256|384|512)-[A-Za-z0-9+/]+={0,2}\s*)+$/;

// Fetches a file and hands the response to `read`, which takes the body; the time limit covers both. What nobody waits for yet
// has the priority "low".
export async function fetchFile(url, integrity, read, signal, priority = "auto") {
  if (integrity && !INTEGRITY.test(integrity)) {
    throw new Failure("integrity", `no integrity string: ${integrity}`);
  }
  const abort = new AbortController();
  const stop = () => abort.abort();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    stop();
  }, TIMEOUT);
  if (signal) {
    signal.addEventListener("abort", stop);
  }
  try {
    const response = await fetch(url, { integrity: integrity || "", signal: abort.signal, priority });
    if (!response.ok) {
      throw new Failure("network", `${url} answered ${response.status}`);
    }
    return await read(response);
  } catch (cause) {
    if (late) {
      throw new Failure("network", `${url} did not answer within ${TIMEOUT / 1000} seconds`);
    }
    if (cause instanceof TypeError && integrity && !abort.signal.aborted && (await answers(url))) {
      throw new Failure("integrity", `${url} is not the file that its integrity names`);
    }
    throw cause instanceof TypeError ? new Failure("network", `${url}: ${cause.message}`) : cause;
  } finally {
    clearTimeout(timer);
    if (signal) {
      signal.removeEventListener("abort", stop);
    }
  }
}

// Fetches a JSON file. Its digest is ours to check where the browser lets us: only a request without `integrity` is served, in all
// browsers, by what the page has preloaded.
export async function fetchJson(url, integrity, signal) {
  const own = INTEGRITY.test(integrity) && self.isSecureContext;
  const bytes = await fetchFile(url, own ? "" : integrity, (response) => response.arrayBuffer(), signal);
  if (own && !(await matches(bytes, integrity))) {
    throw new Failure("integrity", `${url} is not the file that its integrity names`);
  }
  return parseJson(new TextDecoder().decode(bytes), url);
}

// Whether one of the digests of the strongest kind named is that of the file.
async function matches(bytes, integrity) {
  const named = integrity.trim().split(/\s+/).map((digest) => digest.slice(3).split("-"));
  const strongest = named.map(([bits]) => bits).sort().pop();
  const digest = new Uint8Array(await crypto.subtle.digest(`SHA-${strongest}`, bytes));
  return named.some(([bits, base64]) => bits === strongest && base64 === btoa(String.fromCharCode(...digest)));
}

// Reads JSON that is no larger than a pack can be.
export function parseJson(text, name) {
  if (text.length > LONGEST) {
    throw new Failure("pack", `${name} is too large for a pack`);
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Failure("pack", `${name} is damaged: ${cause.message}`);
  }
}

// Whether there is a file at all. A wrong digest and a broken line look alike to a script, so it asks once more for the
// head of the file alone; that answer is used for nothing but the code of the failure.
async function answers(url) {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), TIMEOUT);
  try {
    return (await fetch(url, { method: "HEAD", signal: abort.signal })).ok;
  } catch (_) {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
