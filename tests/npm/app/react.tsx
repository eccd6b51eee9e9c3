// A page in React 19: attributes, a property, an event, and methods by a ref.

import { useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import { PolicyCalculator, define } from "policy-calculator";
import type { Answers, Step } from "policy-calculator";
import "policy-calculator/react";

define();

const KNOWN: Answers = { employer_type: "private_enterprise" };

function Page() {
  const calculator = useRef<PolicyCalculator>(null);
  const [step, setStep] = useState<Step | null>(null);
  return (
    <main>
      <p id="step">{step ? `${step.screen} ${step.left > 0}` : "none"}</p>
      <button id="review" onClick={() => calculator.current?.review()}>核对</button>
      <policy-calculator ref={calculator} src="packs/talent.json" loading="eager" theme="light" answers={KNOWN} onpolicy-step={(event) => setStep(event.detail)}>
        <p>政策目录</p>
      </policy-calculator>
    </main>
  );
}

const place = document.querySelector("#app");
if (place) {
  createRoot(place).render(<Page />);
}

// What the types refuse.
// @ts-expect-error no such theme
export const wrong = <policy-calculator theme="neon" />;
