// `import "policy-calculator/react"` tells React 19 what `<policy-calculator>` takes.

import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { Answers, PolicyCalculator, PolicyCalculatorAttributes, PolicyCalculatorEventMap } from "./index.js";

type Handlers = { [K in keyof PolicyCalculatorEventMap as `on${K}`]?: (event: PolicyCalculatorEventMap[K]) => void };
type Given = { pack?: object | string | null; answers?: Answers };
type Props = DetailedHTMLProps<Omit<HTMLAttributes<PolicyCalculator>, keyof PolicyCalculatorAttributes>, PolicyCalculator>;

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "policy-calculator": Props & PolicyCalculatorAttributes & Handlers & Given;
    }
  }
}
