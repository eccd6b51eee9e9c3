// The life of one element: when it starts, what it loads, and what it does with a failure. The session itself lives in
// the wasm (`Calculator`) from the first load until the page ends, whether or not the element is in the document.

import { mayOpen, same, wordFile } from "./addresses.js";
import { deferred } from "./deferred.js";
import { Failure, asFailure } from "./failure.js";
import { fetchJson, parseJson } from "./fetching.js";
import { instance, spoil } from "./runtime.js";
import { supported } from "./language.js";
import { readSettings } from "./settings.js";
import { View } from "./view.js";

// Load when the reader is about to see it.
const NEAR = "500px";

// The one call that needs no late part.
export const START = (calculator) => calculator.start();

// What the host page may prevent.
const CANCELABLE = ["navigate", "print", "share"];

export class Controller {
  constructor(host, root) {
    this.host = host;
    this.view = new View(root, () => this.retry());
    // idle, loading, ready or error
    this.phase = "idle";
    this.due = false;
    this.begun = false;
    this.settings = null;
    this.source = null;
    this.loading = null;
    // The calculator, the instance it lives in, and what it has been told.
    this.calculator = null;
    this.instance = null;
    this.opened = null;
    this.drawn = false;
    this.told = {};
    this.language = null;
    this.core = null;
    this.words = {};
    // What waits for it: calls of methods, and answers set early or saved from an instance that broke.
    this.queue = [];
    this.answers = null;
    this.pack = null;
    this.warned = new Set();
    this.watching = null;
    this.dark = typeof matchMedia === "function" ? matchMedia("(prefers-color-scheme: dark)") : null;
    this.onDark = () => this.changed();
    this.ready = deferred();
  }

  // Into the document, and out of it. The session stays.
  connected() {
    if (this.dark && this.dark.addEventListener) {
      this.dark.addEventListener("change", this.onDark);
    }
    this.changed();
  }

  disconnected() {
    if (this.dark && this.dark.removeEventListener) {
      this.dark.removeEventListener("change", this.onDark);
    }
    this.unwatch();
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
    if (!this.begun && this.settings.loading === "lazy" && typeof IntersectionObserver === "function") {
      this.watch();
      return;
    }
    this.begun = true;
    this.unwatch();
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
      this.ready = deferred();
    }
    try {
      const [core, running] = await Promise.all([this.fetchCore(source, loading.signal), instance()]);
      await this.view.styled;
      if (!loading.signal.aborted) {
        await this.open(source, core, running, loading.signal);
      }
    } catch (cause) {
      if (!loading.signal.aborted) {
        this.fail(asFailure(cause));
      }
    }
  }

  // The core of the pack. The words of its measures are asked for as soon as it names them, and not waited for.
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
      this.core = core;
      this.words = {};
      this.bringWords(this.settings.lang || supported(core.language) || "zh-Hans");
    }
    return core;
  }

  // Draws as soon as that is possible, and is ready when the late part of the program is here too: only then does the page
  // hear of it. What the reader does meanwhile, the calculator keeps.
  async open(source, core, running, signal) {
    if (running.spoilt) {
      throw new Failure("internal", "the program broke while the pack was loading");
    }
    if (!this.calculator) {
      this.instance = running;
      this.opened = null;
      this.told = {};
      this.calculator = new running.Calculator(this.view.freshMount(), (type, detail) => this.hear(type, detail));
      running.users.add((message) => this.broken(message));
    }
    this.tell();
    // Where only the late part failed, the session that it broke into goes on.
    if (this.opened !== source) {
      this.call((calculator) => calculator.load(core));
      this.opened = source;
    }
    // The screens are drawn in a microtask that was queued before this one.
    await null;
    if (this.calculator && !signal.aborted && this.view.isDrawn()) {
      this.view.showScreens();
      this.drawn = true;
      this.startEarly();
    }
    await running.complete();
    if (!this.calculator || signal.aborted) {
      return;
    }
    this.tell();
    this.call((calculator) => calculator.settle());
    Object.keys(this.words).forEach((language) => this.handWords(language));
    await null;
    if (!this.calculator || signal.aborted) {
      return;
    }
    this.phase = "ready";
    this.view.showScreens();
    this.applyAnswers();
    const info = this.call((calculator) => calculator.pack_info());
    this.ready.resolve(info);
    this.dispatch("ready", info);
    this.call((calculator) => calculator.go_on());
    while (this.phase === "ready" && this.queue.length > 0) {
      this.call(this.queue.shift());
    }
  }

  // Tells the calculator the settings that changed: the others may have been changed by the reader since.
  tell() {
    const { lang, place, textSize, asOf, headingLevel } = this.settings;
    const all = { lang: lang || this.language, place, textSize, asOf, headingLevel, theme: this.isDark() ? "dark" : "light" };
    const changed = Object.entries(all).filter(([name, value]) => this.told[name] !== value);
    this.told = all;
    if (changed.length > 0) {
      this.call((calculator) => calculator.set_options(Object.fromEntries(changed)));
    }
    if (changed.some(([name]) => name === "lang")) {
      this.bringWords(all.lang);
    }
  }

  // Fetches the words of a language, once; the session goes on meanwhile.
  async bringWords(language) {
    this.language = language;
    const { core, source, words } = this;
    const file = core && wordFile(core, language);
    if (!file || words[language]) {
      return;
    }
    words[language] = { text: null };
    try {
      words[language].text = await fetchJson(new URL(file.file, source.url), file.integrity);
      if (this.words === words && this.phase === "ready") {
        this.handWords(language);
      }
    } catch (cause) {
      // The next step asks again for what is shown; another language has to be chosen again.
      delete words[language];
      if (this.words === words) {
        this.language = this.call((calculator) => calculator.words_missing(language)) || language;
        this.report(asFailure(cause));
      }
    }
  }

  handWords(language) {
    const { text } = this.words[language];
    if (text) {
      this.call((calculator) => calculator.set_words(language, text));
    }
  }

  // What the calculator says. The answer is whether its default action may go on.
  hear(type, detail) {
    if (type === "language") {
      this.bringWords(detail.language);
      return true;
    }
    if (type === "error") {
      this.report(new Failure(detail.code, detail.message));
      return true;
    }
    if (type === "step") {
      this.bringWords(this.language);
    }
    if (type === "step" || type === "change" || type === "reset") {
      queueMicrotask(() => this.keepAnswers());
    }
    const goOn = this.dispatch(type, detail);
    if (goOn && type === "print") {
      try {
        print();
      } catch (_) {
        // In-app browsers forbid it; the page stays as it is.
      }
    }
    if (goOn && type === "navigate" && mayOpen(detail.url)) {
      open(detail.url, "_blank", "noopener");
    }
    return goOn;
  }

  // Answers survive an instance that breaks, because they are read after every change.
  keepAnswers() {
    if (this.calculator) {
      this.answers = this.call((calculator) => calculator.answers()) || null;
    }
  }

  applyAnswers() {
    const answers = this.answers;
    // Should one of them be what breaks the program, the next try does without.
    this.answers = null;
    if (answers) {
      this.setAnswers(answers);
    }
  }

  setAnswers(answers) {
    if (typeof answers !== "object" || answers === null || Array.isArray(answers)) {
      this.report(new Failure("answers", "answers must be an object by fact"));
      return;
    }
    if (this.phase !== "ready") {
      this.answers = { ...answers };
      this.begin();
      return;
    }
    this.call((calculator) => calculator.set_answers(answers));
  }

  // A method: at once where there is a calculator, else in order as soon as there is one.
  enqueue(act) {
    if (this.phase === "ready" && this.queue.length === 0) {
      this.call(act);
    } else {
      this.queue.push(act);
      this.begin();
      this.startEarly();
    }
  }

  // The first question may be gone to before the late part is here, unless something else comes first.
  startEarly() {
    while (this.phase === "loading" && this.drawn && !this.answers && this.queue[0] === START) {
      this.call(this.queue.shift());
    }
  }

  // Calls the calculator. A trap ends the instance, for all its elements.
  call(act) {
    if (!this.calculator) {
      return undefined;
    }
    try {
      return act(this.calculator);
    } catch (cause) {
      if (cause instanceof WebAssembly.RuntimeError || this.instance.spoilt) {
        spoil(this.instance, cause.message);
        return undefined;
      }
      throw cause;
    }
  }

  broken(message) {
    this.calculator = null;
    this.instance = null;
    this.view.dropMount();
    this.fail(new Failure("internal", message));
  }

  fail(failure) {
    this.phase = "error";
    this.view.showFailure(failure, (this.settings && this.settings.lang) || this.language || "zh-Hans");
    this.ready.reject(failure);
    this.report(failure);
  }

  report({ code, message, retryable }) {
    console.warn(`policy-calculator: ${code}: ${message}`);
    this.dispatch("error", { code, message, retryable });
  }

  // The reader presses the button: the focus, which goes with it, moves on to the first screen.
  retry() {
    this.queue.push((calculator) => calculator.focus());
    this.load(this.source);
  }

  dispatch(type, detail) {
    const cancelable = CANCELABLE.includes(type);
    return this.host.dispatchEvent(new CustomEvent(`policy-${type}`, { detail, cancelable, bubbles: true, composed: true }));
  }

  watch() {
    if (!this.watching) {
      this.watching = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && this.begin(), { rootMargin: NEAR });
      this.watching.observe(this.host);
    }
  }

  unwatch() {
    if (this.watching) {
      this.watching.disconnect();
      this.watching = null;
    }
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
