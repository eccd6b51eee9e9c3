// What stands in the shadow root: the host's fallback content, the screens, and the line that says what failed. Exactly
// one of screens and fallback shows; the line stands above the fallback.

import { ASSETS } from "./assets.js";
import { WORDS } from "./language.js";

let sheet = null;

export class View {
  constructor(root, retry) {
    this.root = root;
    this.frame = element("div", { class: "pc", part: "frame" });
    this.failure = element("div", { class: "pc-in pc-failure", part: "failure", role: "alert" });
    this.retry = retry;
    this.slot = element("slot", {});
    this.mount = null;
    this.styled = adopt(root);
    this.failure.hidden = true;
    this.frame.append(this.failure);
    root.append(this.frame, this.slot);
  }

  // An empty place for screens. The place of a broken instance goes, with all that listens in it.
  freshMount() {
    this.dropMount();
    this.mount = element("div", { part: "app" });
    this.mount.hidden = true;
    this.frame.append(this.mount);
    return this.mount;
  }

  dropMount() {
    if (this.mount) {
      this.mount.remove();
      this.mount = null;
    }
  }

  showScreens() {
    this.hideFailure();
    this.mount.hidden = false;
    this.slot.hidden = true;
  }

  showFailure(failure, language) {
    const words = WORDS[language] || WORDS["zh-Hans"];
    const line = element("p", {}, (words[failure.code] || words.internal) + (failure.code === "unsupported" ? "" : words.safe));
    const code = element("p", { class: "pc-small" }, `${words.code} ${failure.code}`);
    this.failure.lang = language;
    this.failure.replaceChildren(line);
    if (failure.retryable) {
      const button = element("button", { type: "button", class: "pc-b", part: "retry" }, words.retry);
      button.addEventListener("click", this.retry);
      this.failure.append(button);
    }
    this.failure.append(code);
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

  setDark(dark) {
    this.frame.classList.toggle("pc-dark", dark);
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
  const link = element("link", { rel: "stylesheet", href: new URL(ASSETS.style, ASSETS.base).href });
  root.append(link);
  // Plain is better than never.
  return new Promise((resolve) => {
    link.addEventListener("load", resolve);
    link.addEventListener("error", resolve);
    setTimeout(resolve, 3000);
  });
}
