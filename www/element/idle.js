// When the browser has nothing better to do.

export function whenIdle(act) {
  if (typeof requestIdleCallback === "function") {
    requestIdleCallback(act);
  } else {
    // Long enough for what was just picked to be drawn.
    setTimeout(act, 50);
  }
}
