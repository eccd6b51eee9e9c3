// The browser's own question before a page is left. Asked only while somebody has answers that would be lost: a page that listens
// all the time is slower to come back to.

const holders = new Set();

// Whether this one has something to lose.
export function askBeforeLeaving(holder, has) {
  if (has === holders.has(holder)) {
    return;
  }
  if (has) {
    holders.add(holder);
    addEventListener("beforeunload", question);
  } else {
    holders.delete(holder);
    if (holders.size === 0) {
      removeEventListener("beforeunload", question);
    }
  }
}

function question(event) {
  event.preventDefault();
  // Older browsers ask only where there is a text, and show their own.
  event.returnValue = "-";
}
