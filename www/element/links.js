// Links lead to secure pages, to the site itself, to a telephone or a letter box; never into a script.

export function openLink(link) {
  let url;
  try {
    url = new URL(link, document.baseURI);
  } catch (_) {
    return;
  }
  if (["https:", "tel:", "mailto:"].includes(url.protocol) || (url.protocol === "http:" && url.origin === location.origin)) {
    open(url.href, "_blank", "noopener");
  }
}
