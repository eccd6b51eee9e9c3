// Which files belong to a pack, and which links may be opened.

// The file with the words of a language; only one that lies beside the pack.
export function wordFile(core, language) {
  const files = Array.isArray(core.files) ? core.files : [];
  const file = files.find((file) => file && file.language === language);
  return file && /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(file.file) && typeof file.integrity === "string" ? file : null;
}

// Links lead to secure pages, to the site itself, to a telephone or a letter box; never into a script.
export function mayOpen(link) {
  const url = new URL(link, document.baseURI);
  return ["https:", "tel:", "mailto:"].includes(url.protocol) || (url.protocol === "http:" && url.origin === location.origin);
}

export function same(one, other) {
  return one.pack === other.pack && one.url === other.url && one.integrity === other.integrity;
}
