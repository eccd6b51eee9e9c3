// `<policy-calculator>`: defined at once, by hand and without the wasm, so that a page always gets at least its own
// fallback content. What it promises to host pages stands in docs/embedding.md; how it lives, in element/controller.js.

import { ASSETS } from "./element/assets.js";
import { Controller, START } from "./element/controller.js";
import { ATTRIBUTES } from "./element/settings.js";

const NAME = "policy-calculator";

// Properties that a page may have set before the element was defined.
const PROPERTIES = ["pack", "answers"];

// Where there is no document (on a server), the module loads and defines nothing.
const Base = typeof HTMLElement === "function" ? HTMLElement : class {};

// Kept outside the object, so that a page finds only what it is promised.
const controllers = new WeakMap();
const controllerOf = (element) => controllers.get(element);

export class PolicyCalculator extends Base {
  static get observedAttributes() {
    return ATTRIBUTES;
  }

  static get version() {
    return ASSETS.version;
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

  // A plain copy of the answers by fact. What is set is checked; what cannot be used is told by `policy-error`.
  get answers() {
    const controller = controllerOf(this);
    return controller.phase === "ready" ? controller.call((calculator) => calculator.answers()) || {} : { ...controller.answers };
  }

  set answers(answers) {
    controllerOf(this).setAnswers(answers);
  }

  // What the answers so far say about each measure: a frozen snapshot, or null.
  get outcome() {
    const controller = controllerOf(this);
    return controller.phase === "ready" ? freeze(controller.call((calculator) => calculator.outcome()) || null) : null;
  }

  // idle loading asking review result error
  get state() {
    const controller = controllerOf(this);
    return controller.phase === "ready" ? controller.call((calculator) => calculator.state()) || "error" : controller.phase;
  }

  get packInfo() {
    const controller = controllerOf(this);
    return controller.phase === "ready" ? freeze(controller.call((calculator) => calculator.pack_info()) || null) : null;
  }

  // Resolves with `packInfo` when a pack is loaded, rejects when it cannot be; a new one for each load.
  get ready() {
    return controllerOf(this).ready.promise;
  }

  start() {
    controllerOf(this).enqueue(START);
  }

  reset() {
    controllerOf(this).enqueue((calculator) => calculator.reset());
  }

  back() {
    controllerOf(this).enqueue((calculator) => calculator.back());
  }

  goTo(fact) {
    controllerOf(this).enqueue((calculator) => calculator.go_to(String(fact)));
  }

  review() {
    controllerOf(this).enqueue((calculator) => calculator.review());
  }

  print() {
    const controller = controllerOf(this);
    controller.enqueue(() => controller.hear("print", {}));
  }

  focus() {
    controllerOf(this).enqueue((calculator) => calculator.focus());
  }
}

function freeze(value) {
  if (typeof value === "object" && value !== null) {
    Object.values(value).forEach(freeze);
    Object.freeze(value);
  }
  return value;
}

// The first script wins; another one is told so once.
function define() {
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

define();
