// `import "policy-calculator/vue"` tells Vue 3 what `<policy-calculator>` takes in templates.

import type { DefineComponent, HTMLAttributes } from "vue";
import type { Answers, PolicyCalculatorAttributes, PolicyCalculatorEventMap } from "./index.js";

type Camel<S extends string> = S extends `${infer Head}-${infer Tail}` ? `${Capitalize<Head>}${Camel<Tail>}` : Capitalize<S>;
type Handlers = { [K in keyof PolicyCalculatorEventMap as `on${Camel<K>}`]?: (event: PolicyCalculatorEventMap[K]) => void };
type Given = { pack?: object | string | null; answers?: Answers };

declare module "vue" {
  interface GlobalComponents {
    "policy-calculator": DefineComponent<Omit<HTMLAttributes, keyof PolicyCalculatorAttributes> & PolicyCalculatorAttributes & Handlers & Given>;
  }
}
