// Puts the tool into a page of another site, in a frame that grows with what it shows:
//
//     <script src="https://tools.example/policy-calculator/frame-loader.js" data-src="packs/talent.json" data-title="政策自测"></script>
//
// The frame stands where the script stands. What the tool says arrives as `policy-…` events of the frame element.

(() => {
  const script = document.currentScript;
  const page = new URL("frame.html", script.src);
  const settings = new URLSearchParams({ host: location.origin });
  for (const { name, value } of script.attributes) {
    if (name.startsWith("data-") && name !== "data-title") {
      settings.set(name.slice(5), value);
    }
  }
  page.hash = settings;

  const frame = document.createElement("iframe");
  frame.src = page.href;
  frame.title = script.dataset.title || "政策自测";
  frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-modals allow-downloads");
  frame.setAttribute("allow", "clipboard-write");
  frame.setAttribute("loading", "lazy");
  frame.setAttribute("frameborder", "0");
  frame.setAttribute("scrolling", "no");
  frame.setAttribute("width", "100%");
  frame.setAttribute("height", "600");
  script.after(frame);

  // What each event may tell: numbers, short texts and flags, and nothing beside.
  const EVENTS = {
    ready: ["id", "version", "digest", "language"],
    step: ["screen", "fact", "left"],
    change: ["answered", "left"],
    complete: ["qualifies", "mayQualify", "undetermined", "doesNotQualify", "digest", "asOf"],
    reset: [],
    error: ["code", "message", "retryable"],
  };
  const has = (object, name) => Object.prototype.hasOwnProperty.call(object, name);
  const isPlain = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const isSmall = (value) => typeof value === "boolean" || Number.isFinite(value) || (typeof value === "string" && value.length <= 500);
  const isDetail = (detail, fields) => isPlain(detail) && Object.keys(detail).every((name) => fields.includes(name) && isSmall(detail[name]));

  addEventListener("message", ({ source, origin, data }) => {
    if (source !== frame.contentWindow || origin !== page.origin || !isPlain(data) || data.from !== "policy-calculator" || data.version !== 1) {
      return;
    }
    if (data.kind === "height" && Number.isInteger(data.height) && data.height > 0 && data.height < 100000) {
      frame.height = data.height;
    }
    if (data.kind === "event" && typeof data.name === "string" && has(EVENTS, data.name) && isDetail(data.detail, EVENTS[data.name])) {
      frame.dispatchEvent(new CustomEvent(`policy-${data.name}`, { detail: data.detail, bubbles: true }));
    }
  });
})();
