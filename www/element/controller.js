// The life of one element: when it starts, what it loads, and what it does with a failure. The session itself lives in
// the wasm (session.js) from the first load until the page ends, whether or not the element is in the document.

import { Calls } from "./calls.js";
import { asDeferred } from "./deferred.js";
import { Failure, asFailure } from "./failure.js";
import { fetchJson, parseJson } from "./fetching.js";
import { whenIdle } from "./idle.js";
import { supported } from "./language.js";
import { openLink } from "./links.js";
import { Near } from "./near.js";
import { instance } from "./runtime.js";
import { Session } from "./session.js";
import { readSettings } from "./settings.js";
import { Sketch } from "./sketch.js";
import { Taking } from "./taking.js";
import { View } from "./view.js";
import { Words } from "./words.js";

// What the host page may prevent.
const CANCELABLE = ["navigate", "print", "share"];

export class Controller {
  constructor(host, root) {
    this.host = host;
    this.view = new View(root, () => this.retry());
    this.session = new Session(this.view, (type, detail) => this.hear(type, detail), (message) => this.broken(message));
    this.words = new Words(
      (language, words) => this.giveWords(language, words),
      (language) => this.session.stage && this.request("words_missing", language),
      (failure) => this.report(failure),
    );
    // idle, loading, ready or error
    this.phase = "idle";
    this.due = false;
    this.noting = false;
    this.begun = false;
    this.settings = null;
    this.source = null;
    this.loading = null;
    this.drawn = false;
    this.sketch = new Sketch();
    this.calls = new Calls(this);
    this.pack = null;
    this.warned = new Set();
    this.near = new Near(host, () => this.begin());
    this.dark = typeof matchMedia === "function" ? matchMedia("(prefers-color-scheme: dark)") : null;
    this.onDark = () => this.changed();
    this.ready = asDeferred();
    this.taking = new Taking(this);
  }

  // Into the document, and out of it. The session stays.
  connected() {
    if (this.dark && this.dark.addEventListener) {
      this.dark.addEventListener("change", this.onDark);
    }
    this.session.back();
    if (this.phase === "ready") {
      this.view.showScreens();
    }
    this.taking.connected();
    this.changed();
  }

  disconnected() {
    if (this.dark && this.dark.removeEventListener) {
      this.dark.removeEventListener("change", this.onDark);
    }
    this.near.unwatch();
    this.session.leave();
    this.taking.disconnected();
  }

  // Something the element depends on has changed; however often in one task, it is looked at once.
  changed() {
    if (!this.due) {
      this.due = true;
      queueMicrotask(() => {
        this.due = false;
        if (this.host.isConnected) {
          this.update();
        }
      });
    }
  }

  // A property or method wants the calculator, so it starts even where nobody sees it yet.
  begin() {
    this.begun = true;
    this.changed();
  }

  update() {
    this.settings = readSettings(this.host, (message) => this.warn(message));
    this.view.setDark(this.isDark());
    this.taking.changed(this.settings);
    if (!this.begun && this.settings.loading === "lazy" && Near.known) {
      this.near.watch();
      return;
    }
    this.begun = true;
    this.near.unwatch();
    const source = this.wanted();
    if (source && !(this.source && same(source, this.source))) {
      this.load(source);
    } else if (this.phase === "ready") {
      this.tell();
    }
  }

  // Where the pack comes from: the property wins over the address.
  wanted() {
    const { src, integrity } = this.settings;
    if (this.pack === null && !src) {
      return null;
    }
    const base = new URL(src || "", document.baseURI).href;
    return { pack: this.pack, url: base, integrity: this.pack === null ? integrity : "" };
  }

  async load(source) {
    this.source = source;
    if (this.loading) {
      this.loading.abort();
    }
    const loading = new AbortController();
    this.loading = loading;
    this.phase = "loading";
    this.drawn = false;
    this.view.hideFailure();
    if (this.ready.settled) {
      this.ready = asDeferred();
    }
    try {
      const [core, running] = await Promise.all([this.sketched(source, loading.signal), instance()]);
      if (!loading.signal.aborted) {
        await this.open(source, core, running, loading.signal);
      }
    } catch (cause) {
      if (!loading.signal.aborted) {
        this.fail(asFailure(cause));
      }
    }
  }

  // The core of the pack; until the program is here, what it holds of the first screens.
  async sketched(source, signal) {
    const core = await this.fetchCore(source, signal);
    await this.view.styled;
    if (!signal.aborted && this.phase === "loading" && !this.session.stage) {
      this.view.showSketch(this.sketch.draw(core, { ...this.settings, theme: this.isDark() ? "dark" : "light" }));
      this.calls.startEarly();
    }
    return core;
  }

  // The core of the pack, which names the files with the words of its measures.
  async fetchCore(source, signal) {
    let core = source.pack;
    if (core === null) {
      core = await fetchJson(source.url, source.integrity, signal);
    } else if (typeof core === "string") {
      core = parseJson(core, "the pack");
    }
    if (typeof core !== "object" || core === null) {
      throw new Failure("pack", "the pack is no object");
    }
    if (!signal.aborted) {
      this.words.begin(core, source.url, this.settings.lang || supported(core.language) || "zh-Hans");
    }
    return core;
  }

  // Draws as soon as that is possible, and is ready when the late part of the program is here too: only then does the page
  // hear of it. What the reader does meanwhile, the calculator keeps.
  async open(source, core, running, signal) {
    const { session } = this;
    session.open(running, source, core, this.options());
    // The screens are drawn in a microtask that was queued before this one.
    await null;
    if (session.stage && !signal.aborted && this.view.isDrawn()) {
      const repeat = this.sketch.leave();
      this.view.showScreens();
      this.drawn = true;
      this.calls.startEarly();
      await repeat(session.stage.mount);
    }
    this.words.bring(this.words.language);
    await running.complete();
    if (!session.running || signal.aborted) {
      return;
    }
    this.tell();
    const goesOn = session.complete();
    this.words.handOver();
    if (!this.host.isConnected) {
      session.leave();
    }
    await null;
    if (!session.running || signal.aborted) {
      return;
    }
    this.phase = "ready";
    // Where the screens were not drawn until now, as other elements kept the program busy, or the language is late.
    const repeat = this.sketch.leave();
    this.view.showScreens();
    const given = this.calls.bringAnswers();
    const info = this.request("pack_info");
    this.taking.arrive(info ? info.id : "", goesOn || given);
    this.ready.resolve(info);
    this.dispatch("ready", info);
    this.request("go_on");
    this.calls.catchUp();
    if (!this.drawn && session.stage) {
      await repeat(session.stage.mount);
    }
  }

  options() {
    const { lang, place, layout, textSize, asOf, headingLevel } = this.settings;
    const own = { lang: lang || this.words.language, place, layout, textSize, asOf, headingLevel, theme: this.isDark() ? "dark" : "light" };
    return { ...own, ...this.taking.options(this.settings) };
  }

  tell() {
    const options = this.options();
    if (this.session.tell(options).includes("lang")) {
      this.words.bring(options.lang);
    }
  }

  giveWords(language, words) {
    const { running, core } = this.session;
    // Until the late part is here, nobody can read them.
    if (running && running.whole && core === this.words.core) {
      this.session.giveWords(language, words);
    }
  }

  // What the calculator says. The answer is whether its default action may go on.
  hear(type, detail) {
    if (type === "language") {
      this.words.bring(detail.language);
      return true;
    }
    if (type === "likely") {
      this.lookAhead();
      return true;
    }
    if (type === "error") {
      this.report(new Failure(detail.code, detail.message));
      return true;
    }
    if (type === "step") {
      this.words.bring(this.words.language);
    }
    if (type === "step" || type === "change" || type === "reset") {
      this.remember();
    }
    // Of what a reader takes along, the page hears of links and paper.
    const goOn = ["copy", "copy-link", "save", "forget", "calendar"].includes(type) || this.dispatch(type, detail);
    this.taking.hear(type, detail, goOn);
    if (goOn && type === "navigate") {
      openLink(detail.url);
    }
    return goOn;
  }

  // What the reader has picked is worked out, and what follows drawn unseen, before they go on: once the browser is idle.
  lookAhead() {
    whenIdle(() => this.isRunning() && this.request("look_ahead"));
  }

  // Notes the session as it is now, should the instance break; soon, but not while the reader waits for the next question.
  remember() {
    if (!this.noting) {
      this.noting = true;
      whenIdle(() => {
        this.noting = false;
        if (this.isRunning()) {
          this.session.remember();
        }
      }, 1000);
    }
  }

  isRunning() {
    return this.phase === "ready" && this.session.stage !== null;
  }

  call(act) {
    return this.session.call(act);
  }

  // Asks the late part of the program for something; the words stand in src/element/late.rs.
  request(word, value, more) {
    return this.call((calculator) => calculator.ask(word, value, more));
  }

  broken(message) {
    // A load under way was for the same instance.
    if (this.loading) {
      this.loading.abort();
    }
    this.fail(new Failure("internal", message));
  }

  fail(failure) {
    this.phase = "error";
    this.view.showFailure(failure, (this.settings && this.settings.lang) || this.words.language || "zh-Hans");
    this.ready.reject(failure);
    this.report(failure);
  }

  report({ code, message, retryable }) {
    console.warn(`policy-calculator: ${code}: ${message}`);
    this.dispatch("error", { code, message, retryable });
  }

  // The reader presses the button: the focus, which goes with it, moves on to the first screen.
  retry() {
    this.calls.queue.push(() => this.request("focus"));
    this.load(this.source);
  }

  dispatch(type, detail) {
    const cancelable = CANCELABLE.includes(type);
    return this.host.dispatchEvent(new CustomEvent(`policy-${type}`, { detail, cancelable, bubbles: true, composed: true }));
  }

  isDark() {
    const { theme } = this.settings;
    return theme === "dark" || (theme === "auto" && Boolean(this.dark && this.dark.matches));
  }

  warn(message) {
    if (!this.warned.has(message)) {
      this.warned.add(message);
      console.warn(`policy-calculator: ${message}`);
    }
  }
}

function same(one, other) {
  return one.pack === other.pack && one.url === other.url && one.integrity === other.integrity;
}
