// Text to the clipboard: by the new way, else by the old one, which in-app browsers and pages without https know. Says whether it
// went there.

export async function copyText(text, root) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch (_) {
    return copyFromField(text, root);
  }
}

function copyFromField(text, root) {
  const focused = root.activeElement;
  const field = document.createElement("textarea");
  field.className = "vh";
  field.value = text;
  root.append(field);
  try {
    field.select();
    return document.execCommand("copy");
  } catch (_) {
    return false;
  } finally {
    field.remove();
    if (focused) {
      focused.focus({ preventScroll: true });
    }
  }
}
