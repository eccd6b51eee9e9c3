// Every screen there is, one after the other, in a given mode: what the checks of access and the gallery go through.
//
//     for await (const name of tour(page, pack)) …      // the page shows that screen now
//
// MODES are all combinations of language, text size and look; PAIRWISE are nine that hold every pair of values.

import { ENGINEER, RECOGNISED, begin, choose, fill, interview, press, tell, whereabouts } from "./person.js";
import { until, untilReady } from "./site.js";

const LANGUAGES = ["zh-Hans", "zh-Hant", "en"];
const SIZES = ["standard", "large", "x-large"];
const LOOKS = ["light", "dark", "forced"];

export const MODES = LANGUAGES.flatMap((language) => SIZES.flatMap((size) => LOOKS.map((look) => ({ language, size, look }))));
// A Latin square: the third value is set by the first two, so that every two values of any two kinds meet once.
export const PAIRWISE = LANGUAGES.flatMap((language, l) => SIZES.map((size, s) => ({ language, size, look: LOOKS[(l + s) % 3] })));

/** How a mode is called. */
export const nameOf = ({ language, size, look }) => `${language} · ${size} · ${look}`;

/** A visitor at the first screen, in a mode. */
export async function visitIn(site, { language, size, look }, device = {}) {
  const theme = look === "dark" ? "dark" : "light";
  const visit = await site.visit({
    html: `<script type="module" src="define.js"></script><main><h1>宿主页</h1>
      <policy-calculator src="packs/talent.json" loading="eager" as-of="2021-06-01" lang="${language}" text-size="${size}" theme="${theme}" share="fragment" persist="local"><p>…</p></policy-calculator></main>`,
    device: look === "forced" ? { forcedColors: "active", ...device } : device,
  });
  visit.page.setDefaultTimeout(8000);
  await untilReady(visit.page);
  return visit;
}

// One question of each kind, with an answer.
const QUESTIONS = [
  ["choice", "employer_type", "private_enterprise"],
  ["set", "profession", ["engineering"]],
  ["place", "work_place", "jianghai"],
  ["date", "title_date", "2021-03-01"],
  ["number", "training_cost", null],
];
const NOBODY = { applicant_type: "individual", work_place: "abroad", target_place: "none" };

/** Goes through the screens; yields the name of the one the page shows. */
export async function* tour(page, pack) {
  yield "start";
  await begin(page);
  yield "question: kind of applicant";
  await page.click(`${IN}button[type=submit]`);
  await until(page, () => document.querySelector("policy-calculator").shadowRoot.querySelector(".err"));
  yield "question: no answer given";
  for (const [kind, fact, answer] of QUESTIONS) {
    if (!pack.facts.some(({ id }) => id === fact)) {
      throw new Error(`the pack has no fact ${fact}`);
    }
    if ((await goTo(page, fact)) !== fact) {
      // It does not apply to these answers; the tour of another person shows it.
      continue;
    }
    yield `question: ${kind}`;
    if (answer !== null && kind !== "place") {
      await choose(page, pack, fact, answer);
      yield `question: ${kind}, answered`;
    }
  }
  await answers(page, {});
  await call(page, "reset");
  await begin(page);
  const { screen } = await interview(page, pack, ENGINEER);
  if (screen === "review") {
    yield "check your answers";
    await press(page, ".act .b");
  }
  await until(page, () => document.querySelector("policy-calculator").state === "result");
  yield "outcome";
  await page.click(`${IN}.take button >> nth=2`);
  await until(page, () => document.querySelector("policy-calculator").shadowRoot.querySelector(".code"));
  yield "outcome, with a link";
  await page.click(`${IN}.take button >> nth=3`);
  await until(page, () => localStorage.length > 0);
  yield "outcome, saved";
  await unfold(page);
  yield "outcome, unfolded";
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => void dispatchEvent(new Event("beforeprint")));
  yield "outcome, printed";
  await page.evaluate(() => void dispatchEvent(new Event("afterprint")));
  await page.emulateMedia({ media: "screen" });
  const { hash } = new URL(await call(page, "shareUrl"));
  await page.evaluate((hash) => (location.hash = hash), hash);
  await until(page, () => document.querySelector("policy-calculator").shadowRoot.querySelector(".came"));
  yield "outcome, another link";
  await call(page, "reset");
  await begin(page);
  await answers(page, NOBODY);
  const last = await interview(page, pack, NOBODY);
  if (last.screen === "review") {
    await press(page, ".act .b");
  }
  await until(page, () => document.querySelector("policy-calculator").state === "result");
  yield "outcome: nothing found";
  await call(page, "reset");
  await begin(page);
  await answers(page, RECOGNISED);
  await call(page, "review");
  await press(page, ".act .b");
  await until(page, () => document.querySelector("policy-calculator").shadowRoot.querySelectorAll(".take").length === 2);
  await unfold(page);
  yield "outcome: met for some years";
  await call(page, "reset");
  await page.evaluate(() => document.querySelector("policy-calculator").setAttribute("layout", "page"));
  await begin(page);
  yield "page";
  for (const [fact, answer] of Object.entries(ENGINEER)) {
    await tell(page, pack, fact, answer);
  }
  await fill(page, pack, "title_date", "2021-13-1");
  await page.click(`${IN}.act .b`);
  await until(page, () => document.querySelector("policy-calculator").shadowRoot.querySelector(".err"));
  yield "page: answered, and one answer that cannot be read";
}

const IN = "policy-calculator >> ";

function call(page, method, ...words) {
  return page.evaluate(([method, words]) => document.querySelector("policy-calculator")[method](...words), [method, words]);
}

function answers(page, given) {
  return page.evaluate((given) => (document.querySelector("policy-calculator").answers = given), given);
}

/** Goes to a question; the fact the page is at then. */
async function goTo(page, fact) {
  await call(page, "goTo", fact);
  await new Promise((later) => setTimeout(later, 50));
  return (await whereabouts(page)).fact;
}

/** Opens whatever is folded. */
export function unfold(page) {
  return page.evaluate(() => {
    const root = document.querySelector("policy-calculator").shadowRoot;
    root.querySelectorAll("details:not([open])").forEach((details) => (details.open = true));
  });
}
