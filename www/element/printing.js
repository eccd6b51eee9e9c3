// Printing. The sheet is laid out just before the page is printed, whoever asked for it: our button, or the browser's menu.

// Whoever has not begun to print by then will not: in-app browsers have the function, and it does nothing.
const PATIENCE = 1500;

// Calls `lay(true)` before the page is printed and `lay(false)` afterwards; returns what ends that.
export function whilePrinting(lay) {
  const before = () => lay(true);
  const after = () => lay(false);
  addEventListener("beforeprint", before);
  addEventListener("afterprint", after);
  return () => {
    removeEventListener("beforeprint", before);
    removeEventListener("afterprint", after);
  };
}

// Prints the page. Resolves with whether printing began.
export function printPage() {
  return new Promise((resolve) => {
    const end = (begun) => {
      removeEventListener("beforeprint", began);
      clearTimeout(timer);
      resolve(begun);
    };
    const began = () => end(true);
    const timer = setTimeout(() => end(false), PATIENCE);
    addEventListener("beforeprint", began);
    try {
      print();
    } catch (_) {
      end(false);
    }
  });
}
