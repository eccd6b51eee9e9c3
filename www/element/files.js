// A file that was made here, for the browser to save. It never leaves the device: its address is one of this page alone.

// So long, in milliseconds, a browser may take to read it.
const KEPT = 60000;

export function offerFile(text, type, name, root) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = name;
  link.hidden = true;
  root.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT);
}
