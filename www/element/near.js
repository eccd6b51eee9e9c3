// Tells when the reader is about to see an element.

const NEAR = "500px";

export class Near {
  constructor(host, arrived) {
    this.host = host;
    this.arrived = arrived;
    this.watching = null;
  }

  // Whether the browser can tell at all.
  static get known() {
    return typeof IntersectionObserver === "function";
  }

  watch() {
    if (!this.watching) {
      this.watching = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && this.arrived(), { rootMargin: NEAR });
      this.watching.observe(this.host);
    }
  }

  unwatch() {
    if (this.watching) {
      this.watching.disconnect();
      this.watching = null;
    }
  }
}
