// Answers in the address, after `#`, which browsers send to no server. Never in a query.

// The address of this page, to put a fragment behind.
export function pageAddress() {
  return location.href.split("#")[0];
}

// The answers for a pack that the address holds, or null. They are taken out of it, so that they are neither bookmarked nor seen
// over a shoulder; where the browser does not let us, they stay.
export function takeFragment(pack) {
  const start = `#policy-${pack}=`;
  if (!pack || !location.hash.startsWith(start)) {
    return null;
  }
  // Messengers take the full stop after a link for part of it.
  const [token] = location.hash.slice(start.length).match(/^[A-Za-z0-9_-]*/);
  try {
    history.replaceState(history.state, "", pageAddress());
  } catch (_) {
    // A document without an address of its own.
  }
  return token;
}

// A link to this or another page, with a fragment. Only web pages take one.
export function linkTo(base, fragment) {
  const url = new URL(base === undefined ? pageAddress() : base, document.baseURI);
  if (!["https:", "http:"].includes(url.protocol)) {
    throw new TypeError(`a link cannot lead to ${url.protocol}`);
  }
  url.hash = fragment;
  return url.href;
}
