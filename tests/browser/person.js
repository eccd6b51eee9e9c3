// A person at the questions: reads which one is asked, picks the answer as a finger would, and goes on.

import { until } from "./site.js";

const IN = "policy-calculator >> ";

/** An engineer of a private firm in Jianghai, newly associate senior; as of June 2021 the 20,000 yuan are hers. */
export const ENGINEER = {
  applicant_type: "individual",
  work_place: "jianghai",
  employer_type: "private_enterprise",
  profession: ["engineering"],
  title_level: "fu_gao",
  title_date: "2021-03-01",
};

/** The same person as a doctor of a private hospital, to whom they are refused. */
export const DOCTOR = { ...ENGINEER, employer_type: "private_medical", profession: ["health_technical"] };

/** Recognised as excellent talent of Liwan, which counts for five years. */
export const RECOGNISED = {
  applicant_type: "individual",
  work_place: "liwan",
  target_place: "none",
  employer_type: "private_enterprise",
  profession: ["engineering"],
  title_level: "mid",
  talent_identity: ["lw_excellent"],
  lw_recognition_date: "2020-02-29",
  lw_assessment: "passed",
};

/** The places to choose one after the other, down to this one: province, city, county. The country itself is not offered. */
export function wayTo(pack, id) {
  const { ids, parents } = pack.places;
  const way = [];
  for (let at = ids.indexOf(id); at >= 0; at = parents[at]) {
    way.unshift(ids[at]);
  }
  return way.length > 1 ? way.slice(1) : way;
}

/** The logic of the pack that the page uses, to find the control for an answer. */
export async function packOf(site) {
  return (await fetch(`${site.base}packs/talent.json`)).json();
}

/** Where the person is: `{screen, fact, left, steps}` of the last step. */
export function whereabouts(page) {
  return page.evaluate(() => {
    const steps = window.recorded.events.filter(({ type }) => type === "step");
    return { ...steps.at(-1)?.detail, steps: steps.length };
  });
}

/** Leaves the first screen. */
export async function begin(page) {
  const { steps } = await whereabouts(page);
  await page.click(`${IN}.start .b`);
  return stepAfter(page, steps);
}

/** Presses a button that leads to another screen. */
export async function press(page, selector) {
  const { steps } = await whereabouts(page);
  await page.click(IN + selector);
  return stepAfter(page, steps);
}

/** Picks an answer of the question on the screen (`null`: not sure) and goes on. */
export async function reply(page, pack, answer) {
  const { fact, steps } = await whereabouts(page);
  await choose(page, pack, fact, answer);
  await page.click(`${IN}button[type=submit]`);
  return stepAfter(page, steps);
}

/** Picks an answer, without going on. */
export async function choose(page, pack, fact, answer) {
  const known = pack.facts.find(({ id }) => id === fact);
  const pick = (value) => page.click(`${IN}label:has(input[value="${value}"])`);
  if (answer === null) {
    return pick("-unsure");
  }
  if (known.kind === "flag") {
    return pick(answer ? "1" : "0");
  }
  if (known.kind === "choice" || known.kind === "ordered_choice") {
    return pick(position(known, answer));
  }
  if (known.kind === "place") {
    return choosePlace(page, pack, answer, pick);
  }
  if (known.kind === "set") {
    for (const id of answer) {
      await pick(position(known, id));
    }
    return undefined;
  }
  const parts = known.kind === "date" ? answer.split("-") : [String(answer)];
  for (const [n, part] of parts.entries()) {
    await page.fill(`${IN}.f input >> nth=${n}`, part);
  }
  return undefined;
}

/** Goes through all questions: those in `answers` are answered, of all others the person is not sure. */
export async function interview(page, pack, answers) {
  const asked = [];
  let here = await whereabouts(page);
  while (here.screen === "question") {
    if (asked.length > pack.facts.length) {
      throw new Error(`more questions than facts: ${asked.join(" ")}`);
    }
    asked.push(here.fact);
    here = await reply(page, pack, answers[here.fact] ?? null);
  }
  return { asked, screen: here.screen };
}

/** The questions that stand on the page (`layout="page"`), from top to bottom, by fact. */
export async function onPage(page, pack) {
  const places = await page.$$eval(`${IN}.page [id^="q-"]`, (headings) => headings.map(({ id }) => Number(id.slice(2))));
  return places.map((n) => pack.facts[n].id);
}

/** Answers a question on the page, as a finger would. */
export async function tell(page, pack, fact, answer) {
  const known = pack.facts.find(({ id }) => id === fact);
  const form = formOf(pack, fact);
  const pick = (value) => page.click(`${form} label:has(input[value="${value}"])`);
  if (known.kind === "place" && answer !== null && answer !== "none") {
    const way = wayTo(pack, answer);
    for (const place of way.slice(0, -1)) {
      await pick(place);
      await page.click(`${form} button[type=submit]`);
    }
    await pick(way.at(-1));
  } else if (answer !== null && ["date", "integer", "money"].includes(known.kind)) {
    await fill(page, pack, fact, String(answer));
  } else {
    for (const value of valuesOf(known, answer)) {
      await pick(value);
    }
  }
  // What it makes of the page is drawn in a microtask.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))));
}

/** Types into the fields of a question on the page, whether or not it can be read: the parts of a day are parted by `-`. */
export async function fill(page, pack, fact, text) {
  const parts = pack.facts.find(({ id }) => id === fact).kind === "date" ? text.split("-") : [text];
  for (const [n, part] of parts.entries()) {
    await page.fill(`${formOf(pack, fact)} .f input >> nth=${n}`, part);
  }
}

function formOf(pack, fact) {
  return `${IN}form:has(#q-${pack.facts.findIndex(({ id }) => id === fact)})`;
}

function valuesOf(known, answer) {
  if (answer === null) {
    return ["-unsure"];
  }
  if (known.kind === "flag") {
    return [answer ? "1" : "0"];
  }
  return known.kind === "place" ? [answer] : [answer].flat().map((id) => position(known, id));
}

async function choosePlace(page, pack, id, pick) {
  if (id === "none") {
    return pick("-none");
  }
  const steps = wayTo(pack, id);
  for (const step of steps.slice(0, -1)) {
    await pick(step);
    await page.click(`${IN}button[type=submit]`);
  }
  await pick(steps.at(-1));
  // A place that has parts is meant as a whole only where that is said among them.
  if (pack.places.parents.includes(pack.places.ids.indexOf(id))) {
    await page.click(`${IN}button[type=submit]`);
    await pick("-keep");
  }
  return undefined;
}

function position(fact, id) {
  const at = fact.choices.indexOf(id);
  if (at < 0) {
    throw new Error(`${fact.id} has no choice ${id}`);
  }
  return String(at);
}

async function stepAfter(page, steps) {
  await until(page, (steps) => window.recorded.events.filter(({ type }) => type === "step").length > steps, steps);
  return whereabouts(page);
}
