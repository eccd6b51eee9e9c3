// A page without a framework, bundled by what takes no files along.

import { define } from "policy-calculator/inline";

define();

const calculator = document.querySelector("policy-calculator");
const said = document.querySelector("#step");
if (calculator && said) {
  calculator.answers = { employer_type: "private_enterprise" };
  calculator.addEventListener("policy-step", ({ detail }) => {
    said.textContent = `${detail.screen} ${detail.left > 0}`;
  });
  document.querySelector("#review")?.addEventListener("click", () => calculator.review());
}
