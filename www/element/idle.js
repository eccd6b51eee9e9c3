// When the browser has nothing better to do; `within` so many milliseconds at the latest, where that is given.

export function whenIdle(act, within) {
  if (typeof requestIdleCallback === "function") {
    requestIdleCallback(act, within ? { timeout: within } : {});
  } else {
    // Long enough for what was just picked to be drawn.
    setTimeout(act, 50);
  }
}
