// The first screens before the program is here. A pack holds them as the program will draw them for a reader who has set nothing; what
// the reader does on them is noted, and done again on the program's own as soon as those stand.

import { ASSETS } from "./assets.js";

// What a sketch may be made of: nothing here runs, fetches or styles.
const TAGS = /^(b|button|circle|details|div|fieldset|form|h[1-6]|i|input|label|legend|li|p|path|section|slot|small|span|summary|svg|ul)$/;
const ALLOWED = /^(aria-[a-z]+|c[xy]|class|d|id|lang|name|novalidate|part|r|role|tabindex|type|value|viewBox)$/;
const MOST = 2000;

// How often it is looked for what is to be there soon, before it is given up.
const TRIES = 20;

// So long, in milliseconds, the program's live region is silent about what the sketch has said.
const QUIET = 300;

const HTML_SPACE = "http://www.w3.org/1999/xhtml";
const SVG_SPACE = "http://www.w3.org/2000/svg";

export class Sketch {
  constructor() {
    this.root = null;
    // What was clicked: the way to it, and what it is.
    this.done = [];
    // The reader was told to wait.
    this.said = false;
  }

  // Draws the first screen of a pack; nothing where it has none for this version, these settings or this language.
  draw(core, settings) {
    const { sketches, language } = core;
    const plain = settings.textSize === "standard" && settings.theme === "light" && settings.headingLevel === 2 && settings.persist === "none";
    const same = plain && !settings.place && (settings.lang || language) === language;
    this.root = null;
    this.said = false;
    if (!same || !sketches || sketches.element !== ASSETS.version || this.done.length > 0) {
      return null;
    }
    try {
      let left = MOST;
      const build = (node, space) => {
        left -= 1;
        if (typeof node === "string" && left > 0) {
          return node;
        }
        const [tag, attributes, children] = node === 0 ? sketches.start : node;
        if (left < 0 || !TAGS.test(tag)) {
          throw new TypeError("no sketch");
        }
        const within = tag === "svg" ? SVG_SPACE : space;
        const made = document.createElementNS(within, tag);
        for (const [name, value] of attributes) {
          if (ALLOWED.test(name)) {
            made.setAttribute(name, value);
          }
        }
        made.append(...children.map((child) => build(child, within)));
        return made;
      };
      const root = build(sketches.frame, HTML_SPACE);
      [this.first, this.question, this.waiting] = [root.querySelector(".start"), build(sketches.question, HTML_SPACE), build(sketches.waiting, HTML_SPACE)];
      if (!this.first) {
        throw new TypeError("no first screen");
      }
      // All questions on one page are more than a pack holds of its screens.
      this.next = settings.layout === "page" ? this.waiting : this.question;
      this.waiting.tabIndex = -1;
      root.addEventListener("click", (event) => this.clicked(event));
      root.addEventListener("submit", (event) => event.preventDefault());
      this.root = root;
    } catch (_) {
      // What is wrong with the pack, the program will say.
    }
    return this.root;
  }

  clicked({ target }) {
    const done = target.closest("button, input, summary");
    if (!done) {
      return;
    }
    this.done.push(this.told(done));
    if (done.localName === "input") {
      this.question.querySelectorAll("label").forEach((label) => label.classList.toggle("on", label.contains(done)));
    } else if (this.first.contains(done)) {
      this.start();
    } else if (done === this.question.querySelector("button")) {
      this.question.replaceWith(this.first);
    } else if (done.localName === "button") {
      (this.question.isConnected ? this.question : this.first).after(this.waiting);
      // The focus stays on the button, so the one live region says it.
      const line = this.root.querySelector("[role=status] p");
      if (line) {
        line.textContent = this.waiting.textContent;
        this.said = true;
      }
    }
  }

  told(element) {
    return { way: wayTo(this.root, element), what: looks(element) };
  }

  // The first question, or the line that stands in for the page.
  start() {
    if (this.root && this.first.isConnected) {
      this.first.replaceWith(this.next);
      (this.next.querySelector("[tabindex]") || this.next).focus();
    }
  }

  // Gives way to the screens of the program. The answer does there again what was done here; the focus stays where it was.
  leave() {
    const { root } = this;
    const active = root && root.isConnected && root.getRootNode().activeElement;
    const focused = active && root.contains(active) ? this.told(active) : null;
    const begun = root && !this.first.isConnected;
    this.root = null;
    return async (mount) => {
      const drawn = ({ way, what }) => {
        const found = way.reduce((at, n) => at && at.children[n], mount.firstElementChild);
        return found && looks(found) === what ? found : null;
      };
      // Who was told to wait is not told again when the same is done again; what comes after that is said.
      const status = this.said && mount.querySelector("[role=status]");
      if (status) {
        status.setAttribute("aria-live", "off");
        setTimeout(() => status.removeAttribute("aria-live"), QUIET);
      }
      for (const step of this.done.splice(0)) {
        const found = await soon(() => drawn(step));
        if (found) {
          found.click();
        }
      }
      if (focused) {
        // The program moves the focus to the question itself, which may be a task later than it draws; only then can it be brought back.
        await soon(() => !begun || mount.contains(mount.getRootNode().activeElement));
        const found = await soon(() => drawn(focused));
        if (found) {
          found.focus({ preventScroll: true });
        }
      }
    };
  }
}

// What is found, at once or within a few moments: what a step leads to is drawn after it.
async function soon(find) {
  for (let n = 0; n < TRIES; n += 1) {
    const found = find();
    if (found) {
      return found;
    }
    await new Promise((later) => setTimeout(later));
  }
  return null;
}

// The way to an element: positions among the children, from the root down.
function wayTo(root, element) {
  const way = [];
  for (let at = element; at !== root; at = at.parentNode) {
    way.unshift([...at.parentNode.children].indexOf(at));
  }
  return way;
}

// What it looks like, for whoever finds something there.
function looks({ localName, value, textContent }) {
  return [localName, value, textContent].join();
}
