// Answers as a page hands them over: by fact, in plain values. What they mean, and which can be used, the wasm decides.

// A copy, because a page may keep on changing its own, or run code when it is read; null where it is no object by fact.
export function plainAnswers(answers) {
  if (typeof answers !== "object" || answers === null || Array.isArray(answers)) {
    return null;
  }
  try {
    return JSON.parse(JSON.stringify(answers, sayNumber));
  } catch (_) {
    return null;
  }
}

// What is no number would become `null`, which is "not sure"; as a text it is refused.
function sayNumber(_, value) {
  return typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
}
