// What is kept on the device, where the page allows it: one entry a pack, with the last day it may be read. Where the browser
// forbids storage (private windows, sandboxed frames, full disks) nothing is kept, and the callers say so.

// For so long after the last change; docs/privacy.md states it.
const DAYS_KEPT = 30;

const DAY_LENGTH = 24 * 60 * 60 * 1000;

// Keeps the answers of a pack: with the tab, or on the device. The last day they are kept, `true` for the tab, or null where it fails.
export function keepAnswers(onDevice, pack, token) {
  const until = onDevice ? dayAfter(DAYS_KEPT) : "tab";
  try {
    store(onDevice).setItem(keyOf(pack), `${until} ${token}`);
    return onDevice ? until : true;
  } catch (_) {
    return null;
  }
}

// What is kept of a pack, `{token, until}`, or null. What is past its day, or from a clock that was set back, is deleted.
export function keptAnswers(onDevice, pack) {
  try {
    const [until, token] = (store(onDevice).getItem(keyOf(pack)) || "").split(" ");
    if (!token) {
      return null;
    }
    if (!onDevice) {
      return { token, until: "" };
    }
    if (until >= dayAfter(0) && until <= dayAfter(DAYS_KEPT)) {
      return { token, until };
    }
    forgetAnswers(true, pack);
    return null;
  } catch (_) {
    return null;
  }
}

export function forgetAnswers(onDevice, pack) {
  try {
    store(onDevice).removeItem(keyOf(pack));
  } catch (_) {
    // What cannot be stored is not there either.
  }
}

// Merely naming a storage throws where it is forbidden.
function store(onDevice) {
  return onDevice ? localStorage : sessionStorage;
}

function keyOf(pack) {
  return `policy-calculator:${pack}`;
}

// The day so many days from now, in UTC+8.
function dayAfter(days) {
  return new Date(Date.now() + DAY_LENGTH / 3 + days * DAY_LENGTH).toISOString().slice(0, 10);
}
