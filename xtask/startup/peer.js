// The page to compare with: the same first question, with Preact and nothing else. No rules, no reasoning, no languages.

import { h, render } from "preact";
import { useState } from "preact/hooks";

const { ask, hint, choices, next } = window.question;

function Question() {
  const [picked, pick] = useState(-1);
  const choice = ({ name, note }, n) =>
    h("label", { class: "choice", key: n }, [
      h("input", { type: "radio", name: "answer", checked: picked === n, onChange: () => pick(n) }),
      h("span", null, name, note && h("small", null, note)),
    ]);
  return h("form", { onSubmit: (event) => event.preventDefault() }, [
    h("fieldset", null, [h("legend", null, h("h2", null, ask)), hint && h("p", null, hint), choices.map(choice)]),
    h("button", { type: "submit" }, next),
  ]);
}

render(h(Question), document.getElementById("app"));
