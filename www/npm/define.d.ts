/** Importing this defines `<policy-calculator>`. */
import "./index.js";
