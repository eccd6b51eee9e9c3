// The page inside the frame: puts the element up as the fragment of the address says, and tells the page around it how tall
// it is and what the element says (never an answer). The other end is frame-loader.js; what they say to each other stands in
// docs/embedding.md.

const VERSION = 1;

// What the page around may set of the element.
const SETTINGS = ["src", "integrity", "lang", "place", "layout", "text-size", "theme", "as-of", "heading-level", "persist", "share"];

// What it hears of the element.
const EVENTS = ["ready", "step", "change", "complete", "reset", "error"];

const wanted = new URLSearchParams(location.hash.slice(1));
const host = exactOrigin(wanted.get("host"));
const element = document.createElement("policy-calculator");

for (const name of SETTINGS) {
  const value = wanted.get(name);
  if (value !== null && !(name === "src" && !isOwn(value))) {
    element.setAttribute(name, value);
  }
}
// The page around starts it when it is near.
element.setAttribute("loading", "eager");
document.documentElement.lang = wanted.get("lang") || document.documentElement.lang;

if (host && window.parent !== window) {
  const tell = (kind, more) => window.parent.postMessage({ from: "policy-calculator", version: VERSION, kind, ...more }, host);
  let told = 0;
  new ResizeObserver(() => {
    const height = Math.ceil(element.getBoundingClientRect().height);
    if (height !== told) {
      told = height;
      tell("height", { height });
    }
  }).observe(element);
  for (const name of EVENTS) {
    // Lists stay inside: the page around believes short values alone.
    const short = (detail) => Object.fromEntries(Object.entries(detail).filter(([, value]) => typeof value !== "object"));
    element.addEventListener(`policy-${name}`, ({ detail }) => tell("event", { name, detail: short(detail) }));
  }
}
document.body.append(element);

// Packs of this site alone.
function isOwn(src) {
  try {
    return new URL(src, document.baseURI).origin === location.origin;
  } catch (_) {
    return false;
  }
}

// An origin exactly as browsers write it, and one that this page is meant for.
function exactOrigin(text) {
  const meant = document.querySelector('meta[name="policy-hosts"]').content.split(/\s+/).filter(Boolean);
  try {
    const { origin } = new URL(text);
    return origin === text && origin !== "null" && (meant.length === 0 || meant.includes(origin)) ? origin : null;
  } catch (_) {
    return null;
  }
}
