// The browser's own question before a page is left. Asked only while somebody has answers that would be lost: a page that listens
// all the time is slower to come back to.

import { whenIdle } from "./idle.js";

const holders = new Set();

// Whether this one has something to lose. To listen takes the browser a moment, in which the reader would wait for the next question.
export function askBeforeLeaving(holder, has) {
  if (has === holders.has(holder)) {
    return;
  }
  if (has) {
    holders.add(holder);
  } else {
    holders.delete(holder);
  }
  whenIdle(() => {
    if (holders.size > 0) {
      addEventListener("beforeunload", question);
    } else {
      removeEventListener("beforeunload", question);
    }
  }, 1000);
}

function question(event) {
  if (holders.size > 0) {
    event.preventDefault();
    // Older browsers ask only where there is a text, and show their own.
    event.returnValue = "-";
  }
}
