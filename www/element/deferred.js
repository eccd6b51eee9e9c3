// A promise to be settled from outside; that nobody waits for it is no error.

export function asDeferred() {
  const made = { settled: false };
  made.promise = new Promise((resolve, reject) => {
    made.resolve = (value) => {
      made.settled = true;
      resolve(value);
    };
    made.reject = (cause) => {
      made.settled = true;
      reject(cause);
    };
  });
  made.promise.catch(() => {});
  return made;
}
