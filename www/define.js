// What pages load: the element, defined at once.

import { define } from "./element.js";

define();
