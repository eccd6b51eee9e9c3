// What one element does beyond its screens: answers that come from links and storage, what the reader takes along, the browser's
// history, and the question before leaving. What each page allows stands in its attributes; what is said stands in the screens.

import { copyText } from "./copying.js";
import { offerFile } from "./files.js";
import { linkTo, pageAddress, takeFragment } from "./fragment.js";
import { forgetAnswers, keepAnswers, keptAnswers } from "./keeping.js";
import { Failure } from "./failure.js";
import { askBeforeLeaving } from "./leaving.js";
import { printPage, whilePrinting } from "./printing.js";
import { Steps } from "./steps.js";

export class Taking {
  constructor(controller) {
    this.controller = controller;
    this.pack = "";
    // The reader has answers of their own; wants them on the device; some would be lost by leaving.
    this.own = false;
    this.onDevice = false;
    this.loose = false;
    // The browser refused to store them.
    this.refused = false;
    // Answers are being brought by us or by the page.
    this.bringing = false;
    this.stopPrinting = null;
    this.laid = false;
    this.steps = new Steps(
      ({ screen, fact }) => this.request("show", screen, fact || ""),
      () => controller.host.back(),
    );
    this.onHash = () => this.pack && this.openLink();
  }

  request(word, value, more) {
    return this.controller.request(word, value, more);
  }

  connected() {
    this.stopPrinting = whilePrinting((printing) => this.laySheet(printing));
    addEventListener("hashchange", this.onHash);
    askBeforeLeaving(this, this.loose);
  }

  disconnected() {
    this.request("hush");
    if (this.stopPrinting) {
      this.stopPrinting();
    }
    removeEventListener("hashchange", this.onHash);
    askBeforeLeaving(this, false);
    this.steps.end();
  }

  // The attributes have been read.
  changed({ history }) {
    if (history === "off") {
      this.steps.end();
    } else if (!this.steps.begin()) {
      this.controller.warn(`history="on" is for one element a page; this one goes without`);
    }
  }

  // What the calculator is told.
  options({ persist, share }) {
    return { persist, linkBase: share === "fragment" ? pageAddress() : "" };
  }

  // A pack is open: answers kept from before, then those of a link. What the page has `given` goes before what was kept.
  arrive(pack, given) {
    this.pack = pack;
    const { persist } = this.controller.settings;
    if (!this.own && !given && persist !== "none") {
      const kept = (persist === "local" && keptAnswers(true, pack)) || keptAnswers(false, pack);
      if (kept) {
        this.resume(kept);
      }
    }
    this.openLink();
  }

  resume({ token, until }) {
    const { error } = this.bring("restore", token, until ? "device" : "tab") || {};
    if (error) {
      forgetAnswers(Boolean(until), this.pack);
      return;
    }
    this.own = true;
    this.onDevice = Boolean(until);
    this.request("saved_until", until);
  }

  openLink() {
    const token = this.controller.settings.share === "fragment" ? takeFragment(this.pack) : null;
    if (token === null) {
      return;
    }
    if (this.own) {
      this.request("offer", token);
    } else {
      this.bring("restore", token, "link");
    }
  }

  // Gives the calculator answers that are not the reader's doing.
  bring(word, value, more) {
    this.bringing = true;
    try {
      return this.request(word, value, more);
    } finally {
      this.bringing = false;
    }
  }

  // What the calculator says; what the page may have prevented comes with `goOn`.
  hear(type, detail, goOn) {
    if (type === "step") {
      this.laySheet(false);
      this.steps.stepped(detail.screen, detail.fact);
    } else if (type === "change" && !this.bringing) {
      this.own = true;
      this.setLoose(!this.keep());
    } else if (type === "reset") {
      this.own = false;
      this.forget();
      this.setLoose(false);
    } else if (goOn) {
      this.fulfil(type);
    }
  }

  // What the reader wants.
  fulfil(wish) {
    if (wish === "print") {
      this.print();
    } else if (wish === "copy") {
      this.copy(this.request("plain"), "copied", "copy-blocked");
    } else if (wish === "copy-link") {
      this.copy(this.link(), "link-copied", "link-blocked");
    } else if (wish === "share") {
      this.controller.tell();
      this.say("link");
    } else if (wish === "calendar") {
      const file = this.request("calendar");
      if (file) {
        offerFile(file, "text/calendar", "policy.ics", this.controller.view.root);
        this.say("calendar");
      }
    } else if (wish === "save") {
      this.save();
    } else if (wish === "forget") {
      this.forget();
      this.setLoose(this.own && !this.keep());
      this.say("forgotten");
    }
  }

  async print() {
    this.laySheet(true);
    // The sheet is drawn in a microtask that was queued before this one.
    await null;
    if (await printPage()) {
      this.setLoose(false);
    } else {
      // A browser that prints without saying so still needs the sheet, which nobody sees on the screen: it stays for the moment.
      this.say("print-blocked");
    }
  }

  laySheet(laid) {
    if (this.controller.phase === "ready" && this.laid !== laid) {
      this.laid = laid;
      if (laid) {
        this.controller.tell();
      }
      this.request("set_printing", laid);
    }
  }

  async copy(text, done, blocked) {
    const copied = await copyText(text, this.controller.view.root);
    if (copied) {
      this.setLoose(false);
    }
    this.say(copied ? done : blocked);
  }

  save() {
    this.onDevice = true;
    const kept = this.keep();
    this.say(kept ? "saved" : "save-blocked");
    if (kept) {
      this.setLoose(false);
    }
  }

  // Keeps the answers as far as page and reader want it; says whether they are safe.
  keep() {
    const { persist } = this.controller.settings;
    if (persist === "none") {
      return false;
    }
    const onDevice = persist === "local" && this.onDevice;
    const kept = keepAnswers(onDevice, this.pack, this.request("save"));
    // Told once: it would be the same at each answer.
    if (kept === null && !this.refused) {
      this.controller.report(new Failure("storage", "the browser stores nothing"));
    }
    this.refused = kept === null;
    if (onDevice) {
      this.onDevice = kept !== null;
      forgetAnswers(false, this.pack);
      this.request("saved_until", kept || "");
    }
    return kept !== null;
  }

  forget() {
    this.onDevice = false;
    if (this.controller.settings.persist !== "none") {
      forgetAnswers(true, this.pack);
      forgetAnswers(false, this.pack);
    }
    this.request("saved_until", "");
  }

  setLoose(loose) {
    this.loose = loose;
    askBeforeLeaving(this, loose && this.controller.host.isConnected);
  }

  link(base) {
    return linkTo(base, this.request("fragment"));
  }

  say(what) {
    this.request("said", what);
  }
}
