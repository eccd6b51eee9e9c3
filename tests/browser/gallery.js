// Takes a picture of every screen in every mode at three widths, with an index page; run by `cargo xtask gallery`.
//
//     node gallery.js FOLDER

import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { packOf } from "./person.js";
import { openSite } from "./site.js";
import { MODES, nameOf, tour, visitIn } from "./tour.js";

const [folder] = process.argv.slice(2);
const WIDTHS = [
  [390, { viewport: { width: 390, height: 844 }, deviceScaleFactor: 1 }],
  [320, { viewport: { width: 320, height: 568 }, deviceScaleFactor: 1 }],
  [1280, { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 }],
];

const site = await openSite();
const pack = await packOf(site);
const shots = [];
for (const mode of MODES) {
  for (const [width, device] of WIDTHS) {
    const { page, context } = await visitIn(site, mode, device);
    const place = join(nameOf(mode).replaceAll(" · ", "-"), String(width));
    await mkdir(join(folder, place), { recursive: true });
    let number = 0;
    for await (const screen of tour(page, pack)) {
      const file = join(place, `${String((number += 1)).padStart(2, "0")}-${screen.replace(/[^a-z]+/g, "-")}.png`);
      await page.screenshot({ path: join(folder, file), fullPage: true });
      shots.push({ file, screen, width, mode: nameOf(mode) });
    }
    await context.close();
  }
  console.log(nameOf(mode));
}
await site.close();

const screens = [...new Set(shots.map(({ screen }) => screen))];
const rows = screens.map((screen) => {
  const cells = shots.filter((shot) => shot.screen === screen).map(({ file, mode, width }) => {
    const name = `${mode} · ${width}`;
    return `<a href="${file}"><img loading="lazy" src="${file}" alt="${screen}, ${name}">${name}</a>`;
  });
  return `<h2>${screen}</h2><div>${cells.join("")}</div>`;
});
const style = "body{font:14px sans-serif;margin:1em}div{display:flex;gap:1em;overflow-x:auto}a{flex:none;color:#333}img{display:block;height:420px;border:1px solid #ccc}";
await writeFile(join(folder, "index.html"), `<!doctype html><html lang="en"><meta charset="utf-8"><title>Gallery</title><style>${style}</style><h1>${shots.length} pictures</h1>${rows.join("")}</html>`);
console.log(`${shots.length} pictures: ${join(folder, "index.html")}`);
