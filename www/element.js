// `<policy-calculator>`: defined by hand and without the wasm, so that a page always gets at least its own fallback
// content at once. Nothing happens by importing this module. What it promises to host pages stands in docs/embedding.md; how it lives, in element/controller.js.

import { assess } from "./element/assess.js";
import { ASSETS } from "./element/assets.js";
import { Controller } from "./element/controller.js";
import { freeze } from "./element/freeze.js";
import { ATTRIBUTES } from "./element/settings.js";

const NAME = "policy-calculator";

// Properties that a page may have set before the element was defined.
const PROPERTIES = ["pack", "answers"];

// Where there is no document (on a server), the module loads and defines nothing.
const Base = typeof HTMLElement === "function" ? HTMLElement : class {};

// Kept outside the object, so that a page finds only what it is promised.
const controllers = new WeakMap();
const controllerOf = (element) => controllers.get(element);
const callsOf = (element) => controllerOf(element).calls;

export class PolicyCalculator extends Base {
  static get observedAttributes() {
    return ATTRIBUTES;
  }

  static get version() {
    return ASSETS.version;
  }

  // The outcome of answers without any element: resolves with what `outcome` would be, and which answers were `dropped`.
  static assess(pack, answers, options) {
    return assess(pack, answers, options).then(freeze);
  }

  constructor() {
    super();
    controllers.set(this, new Controller(this, this.attachShadow({ mode: "open" })));
  }

  connectedCallback() {
    for (const name of PROPERTIES) {
      if (Object.prototype.hasOwnProperty.call(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
    controllerOf(this).connected();
  }

  disconnectedCallback() {
    controllerOf(this).disconnected();
  }

  attributeChangedCallback() {
    controllerOf(this).changed();
  }

  // The pack, as an object or JSON text; wins over `src`.
  get pack() {
    return controllerOf(this).pack;
  }

  set pack(pack) {
    const controller = controllerOf(this);
    controller.pack = pack === undefined ? null : pack;
    controller.changed();
  }

  // A plain copy of the answers by fact, in the order they were given. What is set is checked; what cannot be used is told by
  // `policy-error`.
  get answers() {
    return callsOf(this).answersNow();
  }

  set answers(answers) {
    callsOf(this).setAnswers(answers);
  }

  // What the answers so far say about each measure: a frozen snapshot, or null.
  get outcome() {
    return freeze(callsOf(this).ask("outcome", null));
  }

  // idle loading asking review result error
  get state() {
    const controller = controllerOf(this);
    return controller.phase === "ready" ? controller.calls.ask("state", "error") : controller.phase;
  }

  get packInfo() {
    return freeze(callsOf(this).ask("pack_info", null));
  }

  // Resolves with `packInfo` when a pack is loaded, rejects when it cannot be; a new one for each load.
  get ready() {
    return controllerOf(this).ready.promise;
  }

  start() {
    callsOf(this).start();
  }

  reset() {
    callsOf(this).later("reset");
  }

  back() {
    callsOf(this).later("back");
  }

  goTo(fact) {
    callsOf(this).later("go_to", String(fact));
  }

  review() {
    callsOf(this).later("review");
  }

  print() {
    const controller = controllerOf(this);
    controller.calls.enqueue(() => controller.hear("print", {}));
  }

  // The answers as one short text, without those to sensitive facts; empty before `ready`.
  save() {
    return callsOf(this).ask("save", "");
  }

  // Takes such a text: `{applied, dropped}` by fact. One that cannot be used changes nothing and is told by `policy-error`.
  restore(token) {
    return callsOf(this).restore(token);
  }

  // A link with the answers after `#`, to this page or another; empty before `ready`, and where `share` is off.
  shareUrl(base) {
    const controller = controllerOf(this);
    if (controller.phase !== "ready" || controller.settings.share === "off") {
      return "";
    }
    return controller.taking.link(base);
  }

  focus() {
    callsOf(this).later("focus");
  }
}

// Defines the element. The first script wins; another one is told so once.
export function define() {
  if (typeof customElements === "undefined") {
    return;
  }
  const known = customElements.get(NAME);
  if (!known) {
    customElements.define(NAME, PolicyCalculator);
    return;
  }
  const told = Symbol.for(`${NAME} is loaded twice`);
  if (!known[told]) {
    known[told] = true;
    console.warn(`policy-calculator: ${ASSETS.version} is loaded beside ${known.version}, which stays in use`);
  }
}
