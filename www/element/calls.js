// What the page asks of an element: done at once where there is a calculator, else kept and done in order as soon as there is one.

import { plainAnswers } from "./answers.js";
import { Failure } from "./failure.js";

// The one call that needs no late part.
const START = (calculator) => calculator.start();

export class Calls {
  constructor(controller) {
    this.controller = controller;
    this.queue = [];
    // Set by the page before there was a calculator.
    this.answers = null;
  }

  start() {
    this.enqueue(START);
  }

  setAnswers(answers) {
    const { controller } = this;
    const plain = plainAnswers(answers);
    if (!plain) {
      controller.report(new Failure("answers", "answers must be an object by fact"));
    } else if (controller.phase === "ready") {
      controller.taking.bring("set_answers", plain);
    } else {
      this.answers = plain;
      controller.begin();
    }
  }

  // Answers as a text: what could be used, and what not. Before there is a calculator, nobody can tell.
  restore(token) {
    const said = { applied: [], dropped: [] };
    this.enqueue(() => {
      const { applied, dropped, error } = this.controller.taking.bring("restore", token);
      if (error || dropped.length > 0) {
        this.controller.report(new Failure("answers", error || `these answers cannot be used and are left out: ${dropped.join(", ")}`));
      }
      Object.assign(said, { applied, dropped });
    });
    return said;
  }

  // A method.
  enqueue(act) {
    const { controller } = this;
    if (controller.phase === "ready" && this.queue.length === 0) {
      controller.call(act);
    } else {
      this.queue.push(act);
      controller.begin();
      this.startEarly();
    }
  }

  // A method that is a word to the calculator.
  later(word, value) {
    this.enqueue(() => this.controller.request(word, value));
  }

  // What the calculator says to a word, once it is ready; else `otherwise`.
  ask(word, otherwise) {
    return (this.controller.phase === "ready" && this.controller.request(word)) || otherwise;
  }

  // Those waiting to be taken, else those of the session, wherever it is.
  answersNow() {
    const { answers } = this;
    const { session } = this.controller;
    if (answers || !session.running) {
      return { ...(answers || (session.aside && session.aside.answers)) };
    }
    return this.controller.request("answers") || {};
  }

  // The first question may be gone to before the late part is here, unless something else comes first.
  startEarly() {
    const { controller } = this;
    const wanted = () => controller.phase === "loading" && !this.answers && this.queue[0] === START;
    if (wanted() && !controller.drawn) {
      controller.sketch.start();
    }
    while (wanted() && controller.drawn) {
      controller.call(this.queue.shift());
    }
  }

  // There is a calculator now: the answers that were set early; whether there were any.
  bringAnswers() {
    const { answers } = this;
    this.answers = null;
    if (answers) {
      this.setAnswers(answers);
    }
    return answers !== null;
  }

  // And the calls, as long as it lasts.
  catchUp() {
    while (this.controller.phase === "ready" && this.queue.length > 0) {
      this.controller.call(this.queue.shift());
    }
  }
}
