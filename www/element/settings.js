// The attributes of the element, read into settings. An unknown value falls back to the default with one warning.

import { languageAround } from "./language.js";

export const ATTRIBUTES = ["src", "integrity", "lang", "place", "layout", "text-size", "theme", "as-of", "heading-level", "loading", "persist", "share", "history"];

// Settings from attributes. `lang` is null where the page does not say, or says one we do not have.
export function readSettings(element, warn) {
  const read = (name, good, otherwise) => {
    const value = element.getAttribute(name);
    if (value === null || value === "") {
      return otherwise;
    }
    if (good(value)) {
      return value;
    }
    warn(`${name}="${value}" is not understood; using ${otherwise ? `"${otherwise}"` : "none"}`);
    return otherwise;
  };
  const oneOf = (...values) => (value) => values.includes(value);
  return {
    src: element.getAttribute("src") || "",
    integrity: element.getAttribute("integrity") || "",
    lang: languageAround(element),
    place: read("place", (value) => /^[a-z][a-z0-9_-]*$/.test(value), ""),
    layout: read("layout", oneOf("step", "page"), "step"),
    textSize: read("text-size", oneOf("standard", "large", "x-large"), "standard"),
    theme: read("theme", oneOf("light", "dark", "auto"), "light"),
    asOf: read("as-of", isDay, todayInChina()),
    headingLevel: Number(read("heading-level", oneOf("1", "2", "3", "4", "5", "6"), "2")),
    loading: read("loading", oneOf("lazy", "eager"), "lazy"),
    persist: read("persist", oneOf("none", "session", "local"), "none"),
    share: read("share", oneOf("off", "fragment"), "off"),
    history: read("history", oneOf("off", "on"), "off"),
  };
}

// Whether the calendar has such a day.
export function isDay(text) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(String(text))) {
    return false;
  }
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

// Today where the policies apply, UTC+8, whatever the clock of the device is set to.
export function todayInChina() {
  return new Date(Date.now() + 8 * 60 * 60 * 1000).toISOString().slice(0, 10);
}
