// What stands in the shadow root: the host's fallback content, the screens, and the line that says what failed. Exactly
// one of screens and fallback shows; the line stands above the fallback.

import { ASSETS } from "./assets.js";
import { WORDS } from "./language.js";

let sheet = null;

// Whether the sheet holds all styles.
let completed = false;

export class View {
  constructor(root, retry) {
    this.root = root;
    this.failure = element("div", { class: "pc", part: "failure", role: "alert" });
    this.retry = retry;
    this.slot = element("slot", {});
    this.mount = null;
    this.sketch = null;
    this.styled = adopt(root);
    this.failure.hidden = true;
    root.append(this.failure, this.slot);
  }

  // The place for screens, still hidden.
  place(mount) {
    this.mount = mount;
    mount.hidden = true;
    this.root.append(mount);
  }

  dropMount() {
    if (this.mount) {
      this.mount.remove();
      this.mount = null;
    }
  }

  // The first screens as a pack has them, until the program draws its own.
  showSketch(sketch) {
    this.dropSketch();
    if (sketch) {
      this.sketch = sketch;
      this.slot.hidden = true;
      this.root.append(sketch);
    }
  }

  dropSketch() {
    if (this.sketch) {
      this.sketch.remove();
      this.sketch = null;
    }
  }

  isDrawn() {
    return this.mount.childElementCount > 0;
  }

  showScreens() {
    this.hideFailure();
    this.dropSketch();
    this.mount.hidden = false;
    this.slot.hidden = true;
  }

  showFailure(failure, language) {
    this.dropSketch();
    const words = WORDS[language] || WORDS["zh-Hans"];
    const gap = language === "en" ? " " : "";
    const line = [words[failure.code] || words.internal, words.safe].join(gap);
    const inside = element("div", { class: "start" });
    inside.append(element("p", {}, line));
    if (failure.retryable) {
      const button = element("button", { type: "button", class: "b", part: "retry" }, words.retry);
      const row = element("div", { class: "act" });
      button.addEventListener("click", this.retry);
      row.append(button);
      inside.append(row);
    }
    inside.append(element("p", { class: "small" }, `${words.code} ${failure.code}`));
    const ground = element("div", { class: "in" });
    ground.append(inside);
    this.failure.lang = language;
    this.failure.replaceChildren(ground);
    this.failure.hidden = false;
    this.slot.hidden = false;
    if (this.mount) {
      this.mount.hidden = true;
    }
  }

  hideFailure() {
    this.failure.hidden = true;
    this.failure.replaceChildren();
  }

  // The screens take their theme from the calculator; the line that stands in for them is ours.
  setDark(dark) {
    this.failure.classList.toggle("dark", dark);
  }
}

function element(name, attributes, text) {
  const made = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  if (text) {
    made.textContent = text;
  }
  return made;
}

// The styles of what nobody sees before the first question come with the late part. Who cannot adopt a sheet has all of them.
export function completeStyles(bring) {
  if (sheet && !completed) {
    sheet.replaceSync(ASSETS.css + bring());
    completed = true;
  }
}

// Gives a root our styles; resolves when they apply. No `<style>`: strict policies forbid it.
function adopt(root) {
  if ("adoptedStyleSheets" in Document.prototype && "replaceSync" in CSSStyleSheet.prototype) {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(ASSETS.css);
    }
    root.adoptedStyleSheets = [sheet];
    return Promise.resolve();
  }
  // The single-file variant has no file to link.
  if (!ASSETS.style) {
    return Promise.resolve();
  }
  const link = element("link", { rel: "stylesheet", href: new URL(ASSETS.style, ASSETS.base).href });
  root.append(link);
  // Plain is better than never.
  return new Promise((resolve) => {
    link.addEventListener("load", resolve);
    link.addEventListener("error", resolve);
    setTimeout(resolve, 3000);
  });
}
