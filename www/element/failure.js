// What can go wrong for good, told apart by a code that host pages may rely on.

// Codes: unsupported network integrity pack version answers storage internal.
export class Failure extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }

  // Whether trying again can help.
  get retryable() {
    return this.code !== "unsupported" && this.code !== "storage";
  }
}

// Whatever was thrown, as a failure. Errors of the class in the wasm carry a `code`; anything else is our own fault.
export function asFailure(cause) {
  if (cause instanceof Failure) {
    return cause;
  }
  const message = String((cause && cause.message) || cause);
  return new Failure(cause && typeof cause.code === "string" ? cause.code : "internal", message);
}
