// What an element has in the wasm: its calculator, or, while it has none, what the session needs to go on. Every call of
// the calculator goes through here, because a trap ends the instance for all its elements.

import { Failure } from "./failure.js";
import { spoil } from "./runtime.js";
import { borrowStage, park, returnStage, unpark } from "./stages.js";
import { completeStyles } from "./view.js";

export class Session {
  // `view` shows the place the calculator draws in; `hear` is told what it says, `broken` that its instance has ended.
  constructor(view, hear, broken) {
    this.view = view;
    this.hear = hear;
    this.running = null;
    this.stage = null;
    // What the calculator was given, to give it again.
    this.opened = null;
    this.core = null;
    this.words = {};
    this.told = {};
    // The session while there is no stage, or as it was after the last change, should the instance break.
    this.aside = null;
    this.returning = null;
    this.onBroken = (message) => {
      this.stage = null;
      this.running = null;
      unpark(this);
      this.view.dropMount();
      broken(message);
    };
  }

  // Takes a pack, for the way to the first question. Where only the late part of the program failed, the session that it broke
  // into goes on.
  open(running, source, core, options) {
    if (running.spoilt) {
      throw new Failure("internal", "the program broke while the pack was loading");
    }
    if (!this.stage) {
      this.enter(running);
      this.told = {};
      this.opened = null;
      // Should the session be what breaks the program, the next try does without.
      this.returning = this.aside;
      this.aside = null;
    }
    this.tell(options);
    if (this.opened !== source) {
      this.call((calculator) => calculator.load(core));
      this.opened = source;
      this.core = core;
      this.words = {};
    }
  }

  // The program is whole: what was answered before goes on, as far as it fits. Says whether that is a session that had lost its
  // stage.
  complete() {
    const { returning } = this;
    this.returning = null;
    this.call((calculator) => {
      completeStyles(() => calculator.ask("styles"));
      calculator.settle();
      this.goOn(calculator, returning);
    });
    return Boolean(returning);
  }

  // Tells the settings that changed: the reader may have switched the others since. Says which.
  tell(options) {
    const changed = Object.entries(options).filter(([name, value]) => this.told[name] !== value);
    this.told = options;
    if (changed.length > 0) {
      this.call((calculator) => calculator.set_options(Object.fromEntries(changed)));
    }
    return changed.map(([name]) => name);
  }

  // A session that has given its stage up needs no other for this: it is given the words when it comes back.
  giveWords(language, words) {
    this.words[language] = words;
    if (this.stage) {
      this.call((calculator) => calculator.ask("set_words", language, words));
    }
  }

  // Remembers the session as it is, should the instance break.
  remember() {
    this.aside = (this.stage && this.call((calculator) => calculator.ask("put_aside"))) || null;
  }

  // Out of the page. The stage stays as long as few are out.
  leave() {
    if (this.stage) {
      park(this);
    }
  }

  // Back in the page.
  back() {
    unpark(this);
    this.ensureStage();
  }

  // Gives the stage up; what goes on later is remembered.
  putAside() {
    const { running, stage } = this;
    this.remember();
    if (this.stage) {
      this.stage = null;
      running.users.delete(this.onBroken);
      this.view.dropMount();
      guard(running, () => returnStage(running, stage));
    }
  }

  // Calls the calculator, which an element out of the page may have to get back first.
  call(act) {
    this.ensureStage();
    return this.stage ? guard(this.running, () => act(this.stage.calculator)) : undefined;
  }

  ensureStage() {
    const { running, aside } = this;
    if (this.stage || !running) {
      return;
    }
    if (running.spoilt) {
      this.onBroken("the program broke while the element was out of the page");
      return;
    }
    this.enter(running);
    this.call((calculator) => {
      calculator.set_options(this.told);
      calculator.load(this.core);
      Object.keys(this.words).forEach((language) => calculator.ask("set_words", language, this.words[language]));
      this.goOn(calculator, aside);
    });
    // Called while out of the page, it is soon put aside again.
    if (!this.view.root.isConnected) {
      park(this);
    }
  }

  goOn(calculator, aside) {
    if (aside) {
      calculator.set_options(aside.options);
      calculator.ask("take_up", aside);
    }
  }

  enter(running) {
    this.running = running;
    guard(running, () => {
      this.stage = borrowStage(running, this.hear);
    });
    if (this.stage) {
      running.users.add(this.onBroken);
      this.view.place(this.stage.mount);
    }
  }
}

// Runs what calls into an instance; a trap ends it.
function guard(running, act) {
  try {
    return act();
  } catch (cause) {
    if (cause instanceof WebAssembly.RuntimeError || running.spoilt) {
      spoil(running, cause.message);
      return undefined;
    }
    throw cause;
  }
}
