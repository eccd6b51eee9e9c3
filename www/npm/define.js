// Importing this defines `<policy-calculator>`.

import { define } from "./policy-calculator.js";

define();
