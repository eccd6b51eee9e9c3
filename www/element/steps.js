// One entry of the browser's history a step, so that the phone's back key goes back a question. An entry holds a number and
// nothing else: which screen it stands for is known only here, and gone when the page is. What the page itself keeps in its entries
// stays in them, and its own entries are left alone.

const MARK = "policy-calculator";

// Tells entries of this visit from those of the page before it was loaded again.
const VISIT = String(Math.random());

// A page has one history, so one element writes it.
let writer = null;

export class Steps {
  // `show({screen, fact})` shows a screen; `back()` goes back one.
  constructor(show, back) {
    this.show = show;
    this.back = back;
    this.here = { screen: "start", fact: undefined };
    // The screens of the entries, by number.
    this.screens = new Map();
    this.at = 0;
    // Going back takes the browser a moment, in which the next step may be taken.
    this.returning = false;
    this.showing = false;
    this.onMove = (event) => this.moved(event.state);
  }

  // Begins to write, unless another element does; says whether it could.
  begin() {
    if (writer) {
      return writer === this;
    }
    writer = this;
    const mark = markOf(history.state);
    this.at = mark ? mark.at : 0;
    this.screens = new Map([[this.at, this.here]]);
    this.write("replaceState");
    addEventListener("popstate", this.onMove);
    return true;
  }

  end() {
    if (writer === this) {
      writer = null;
      this.returning = false;
      removeEventListener("popstate", this.onMove);
    }
  }

  // The session shows another screen.
  stepped(screen, fact) {
    this.here = { screen, fact };
    if (writer === this && !this.showing && !this.returning) {
      this.follow();
    }
  }

  follow() {
    const { here, screens, at } = this;
    if (sameScreen(screens.get(at), here)) {
      return;
    }
    const mark = markOf(history.state);
    if (sameScreen(screens.get(at - 1), here) && mark && mark.visit === VISIT && mark.at === at) {
      this.returning = true;
      history.back();
      return;
    }
    this.at = at + 1;
    // What could be gone forward to is gone.
    [...screens.keys()].filter((n) => n > at).forEach((n) => screens.delete(n));
    screens.set(this.at, here);
    this.write("pushState");
  }

  // The browser went to another entry.
  moved(state) {
    const mark = markOf(state);
    if (!mark) {
      return;
    }
    const { at, returning } = this;
    this.at = mark.at;
    if (returning) {
      this.returning = false;
      this.follow();
      return;
    }
    const screen = mark.visit === VISIT ? this.screens.get(mark.at) : undefined;
    this.showing = true;
    if (screen && !sameScreen(screen, this.here)) {
      this.show(screen);
    } else if (!screen && mark.at < at) {
      // An entry from before the page was loaded again: its screen is forgotten, its direction is not.
      this.back();
    }
    this.showing = false;
    this.screens.set(this.at, this.here);
    this.write("replaceState");
  }

  write(how) {
    try {
      history[how]({ ...history.state, [MARK]: { visit: VISIT, at: this.at } }, "");
    } catch (_) {
      // Too many at once, or a document without a history: the keys of the page still go back.
    }
  }
}

function markOf(state) {
  const mark = state && state[MARK];
  return mark && Number.isInteger(mark.at) ? mark : null;
}

function sameScreen(one, other) {
  return Boolean(one) && one.screen === other.screen && one.fact === other.fact;
}
