// The guide for embedding, line by line, as far as no other file tries it: attributes, properties, events, theming.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";

import { ENGINEER, begin, interview, packOf, reply } from "./person.js";
import { heard, openSite, until, untilFailed, untilReady } from "./site.js";

const SCRIPT = `<script type="module" src="define.js"></script>`;
const element = (more = "") => `<policy-calculator src="packs/talent.json" loading="eager" as-of="2021-06-01" ${more}><p>政策目录</p></policy-calculator>`;
const IN = "policy-calculator >> ";

let site;
let pack;
before(async () => {
  site = await openSite();
  pack = await packOf(site);
});
after(() => site.close());

async function visit(html = element(), more = {}) {
  const seen = await site.visit({ html: SCRIPT + html, ...more });
  await untilReady(seen.page);
  return seen;
}

/** Something of the element that a test asks for, by what it does in the page. */
const ask = (page, question, argument) => page.evaluate(question, argument);
const shownLanguage = (page) => ask(page, () => document.querySelector("policy-calculator").shadowRoot.querySelector("[part=root]").lang);

test("lang: each tag leads to one of three languages, else to that of the page around, else to the pack's", async () => {
  for (const [own, around, expected] of [
    ["zh", "", "zh-Hans"], ["zh-CN", "", "zh-Hans"], ["zh-TW", "", "zh-Hant"], ["zh-HK", "", "zh-Hant"], ["zh-MO", "", "zh-Hant"], ["zh-Hans-HK", "", "zh-Hans"],
    ["en-GB", "", "en"], ["", "zh-HK", "zh-Hant"], ["", "en", "en"], ["zh", "en", "zh-Hans"], ["", "fr", "zh-Hans"],
  ]) {
    const { page, context } = await visit(`<div ${around && `lang="${around}"`}>${element(own && `lang="${own}"`)}</div>`);
    await until(page, (lang) => document.querySelector("policy-calculator").shadowRoot.querySelector("[part=root]").lang === lang, expected);
    await context.close();
  }
});

test("lang, text-size, theme and heading-level may change within a session, and the session goes on", async () => {
  const { page } = await visit();
  const { fact } = await begin(page);
  await ask(page, () => {
    const element = document.querySelector("policy-calculator");
    for (const [name, value] of [["lang", "en"], ["text-size", "large"], ["theme", "dark"], ["heading-level", "4"]]) {
      element.setAttribute(name, value);
    }
  });
  await until(page, () => document.querySelector("policy-calculator").shadowRoot.querySelector("[part=root]").lang === "en");
  assert.equal(await ask(page, () => document.querySelector("policy-calculator").shadowRoot.querySelector("[part=root]").className), "pc large dark");
  assert.equal(await ask(page, () => document.querySelector("policy-calculator").shadowRoot.querySelector("#q").tagName), "H4");
  assert.equal((await heard(page, "step")).at(-1).detail.fact, fact);
  assert.equal(await shownLanguage(page), "en");
});

test("place is where the interview begins, and the reader can still change it; one that is no place is none", async () => {
  const { page } = await visit(element(`place="jianghai"`));
  assert.deepEqual(await ask(page, () => document.querySelector("policy-calculator").answers), { work_place: "jianghai" });
  await ask(page, () => document.querySelector("policy-calculator").goTo("work_place"));
  await page.click(`${IN}.way button >> nth=1`);
  await page.click(`${IN}label:has(input[value="guangzhou"])`);
  await page.click(`${IN}button[type=submit]`);
  await page.click(`${IN}label:has(input[value="-keep"])`);
  await page.click(`${IN}button[type=submit]`);
  await until(page, () => document.querySelector("policy-calculator").answers.work_place === "guangzhou");
  const other = await visit(element(`place="atlantis"`));
  assert.deepEqual(await ask(other.page, () => document.querySelector("policy-calculator").answers), {});
});

test("as-of: another day within a session gives another outcome, and the answers stay", async () => {
  const { page } = await visit();
  const stale = () => ask(page, () => document.querySelector("policy-calculator").outcome.measures.filter(({ stale }) => stale).length);
  await ask(page, (answers) => (document.querySelector("policy-calculator").answers = answers), ENGINEER);
  const before = await stale();
  await ask(page, () => document.querySelector("policy-calculator").setAttribute("as-of", "2031-01-01"));
  await until(page, () => document.querySelector("policy-calculator").outcome.asOf === "2031-01-01");
  assert.ok((await stale()) > before);
  assert.deepEqual(await ask(page, () => document.querySelector("policy-calculator").answers), ENGINEER);
});

test("pack: an object or JSON text wins over src, and null gives src back", async () => {
  for (const form of ["object", "text"]) {
    const { page, context } = await visit();
    await ask(page, async (form) => {
      const text = await (await fetch("packs/talent.json")).text();
      const own = { ...JSON.parse(text), id: "own" };
      document.querySelector("policy-calculator").pack = form === "text" ? JSON.stringify(own) : own;
    }, form);
    await until(page, () => document.querySelector("policy-calculator").packInfo?.id === "own");
    await ask(page, () => (document.querySelector("policy-calculator").pack = null));
    await until(page, () => document.querySelector("policy-calculator").packInfo?.id === "talent");
    await context.close();
  }
});

test("state goes from idle over loading, asking, review and result, and to error where the pack does not come", async () => {
  const { page } = await site.visit({ html: `${SCRIPT}<policy-calculator loading="eager"></policy-calculator>` });
  await until(page, () => Boolean(customElements.get("policy-calculator")));
  const state = () => ask(page, () => document.querySelector("policy-calculator").state);
  assert.equal(await state(), "idle");
  assert.deepEqual(await ask(page, () => {
    const { outcome, packInfo, answers } = document.querySelector("policy-calculator");
    return { outcome, packInfo, answers };
  }), { outcome: null, packInfo: null, answers: {} });
  assert.equal(await ask(page, async () => {
    const element = document.querySelector("policy-calculator");
    element.setAttribute("src", "packs/talent.json");
    await null;
    await null;
    return element.state;
  }), "loading");
  await untilReady(page);
  assert.equal(await state(), "asking");
  await ask(page, () => document.querySelector("policy-calculator").review());
  assert.equal(await state(), "review");
  await page.click(`${IN}.act .b`);
  await until(page, () => document.querySelector("policy-calculator").state === "result");
  await ask(page, () => document.querySelector("policy-calculator").setAttribute("src", "packs/none.json"));
  await untilFailed(page);
  assert.equal(await state(), "error");
});

test("ready is a promise for each load: it resolves with packInfo, rejects with the failure, and is new after another src", async () => {
  const { page } = await visit();
  const seen = await ask(page, async () => {
    const element = document.querySelector("policy-calculator");
    const first = element.ready;
    const info = await first;
    element.setAttribute("src", "packs/none.json");
    await null;
    await null;
    const second = element.ready;
    const failure = await second.then(() => null, ({ code, message, retryable }) => ({ code, message: typeof message, retryable }));
    element.setAttribute("src", "packs/talent.json");
    await null;
    await null;
    const third = await element.ready;
    return { info, failure, other: first !== second, again: third.id, same: info.digest === element.packInfo.digest };
  });
  assert.deepEqual(seen.failure, { code: "network", message: "string", retryable: true });
  assert.deepEqual([seen.other, seen.again, seen.same], [true, "talent", true]);
  assert.deepEqual(Object.keys(seen.info).toSorted(), ["dates", "digest", "id", "language", "version"]);
  assert.equal(seen.info.dates.length, 5);
  assert.ok(seen.info.dates.every(({ document, issued, from, until }) => document && [issued, from, until].every((day) => day === null || /^\d{4}-\d\d-\d\d$/.test(day))));
  assert.ok(seen.info.dates.some(({ issued, until }) => issued && until));
});

test("outcome is a frozen picture: it does not change with later answers", async () => {
  const { page } = await visit();
  const seen = await ask(page, (answers) => {
    const element = document.querySelector("policy-calculator");
    const before = element.outcome;
    const text = JSON.stringify(before);
    element.answers = answers;
    const deep = (value) => typeof value !== "object" || value === null || (Object.isFrozen(value) && Object.values(value).every(deep));
    return { frozen: deep(before) && deep(element.outcome), same: JSON.stringify(before) === text, other: JSON.stringify(element.outcome) !== text };
  }, ENGINEER);
  assert.deepEqual(seen, { frozen: true, same: true, other: true });
});

test("policy-complete counts, with digest and day, and the counts are those of the outcome", async () => {
  const { page } = await visit();
  await begin(page);
  await interview(page, pack, ENGINEER);
  await ask(page, () => document.querySelector("policy-calculator").review());
  await page.click(`${IN}.act .b`);
  await until(page, () => window.recorded.events.some(({ type }) => type === "complete"));
  const { detail } = (await heard(page, "complete")).at(-1);
  const { measures, digest } = await ask(page, () => document.querySelector("policy-calculator").outcome);
  const count = (eligibility) => measures.filter((measure) => measure.eligibility === eligibility).length;
  assert.deepEqual(detail, {
    qualifies: count("qualifies"), mayQualify: count("may_qualify"), undetermined: count("undetermined"), doesNotQualify: count("does_not_qualify"),
    digest, asOf: "2021-06-01",
  });
});

/** The pack with this address for each document, as files beside it. */
async function linked(url) {
  const core = await packOf(site);
  const file = core.files.find(({ language }) => language === "zh-Hans");
  const words = await (await fetch(`${site.base}packs/${file.file}`)).json();
  words.documents.forEach((document) => (document.url = url));
  const body = JSON.stringify(words);
  file.file = "linked.zh-Hans.json";
  file.integrity = `sha384-${createHash("sha384").update(body).digest("base64")}`;
  const json = (body) => (route) => route.fulfill({ contentType: "application/json", body });
  return [["**/packs/talent.json", json(JSON.stringify(core))], ["**/packs/linked.zh-Hans.json", json(body)]];
}

/** Shows the engineer's outcome and presses the first link to a source; what the element would open. */
async function pressSource(page) {
  await ask(page, (answers) => {
    window.opened = [];
    window.open = (...given) => void window.opened.push(given);
    const element = document.querySelector("policy-calculator");
    element.answers = answers;
    element.review();
  }, ENGINEER);
  await page.click(`${IN}.act .b`);
  return pressAgain(page);
}

async function pressAgain(page) {
  await until(page, () => {
    const root = document.querySelector("policy-calculator").shadowRoot;
    root.querySelectorAll("details").forEach((details) => (details.open = true));
    const button = [...root.querySelectorAll("button.inline")].find(({ textContent }) => textContent === "看原文");
    button?.click();
    return Boolean(button);
  });
  return ask(page, () => window.opened);
}

test("policy-navigate tells of a link before it is opened, and the page may open it in its own way", async () => {
  const url = "https://example.gov.cn/2020/1.html";
  const { page } = await visit(element(), { routes: await linked(url) });
  assert.deepEqual(await pressSource(page), [[url, "_blank", "noopener"]]);
  assert.deepEqual((await heard(page, "navigate")).map(({ detail }) => detail), [{ url, kind: "source" }]);
  await ask(page, () => document.querySelector("policy-calculator").addEventListener("policy-navigate", (event) => event.preventDefault()));
  assert.equal((await pressAgain(page)).length, 1, "prevented, nothing is opened");
  assert.equal((await heard(page, "navigate")).length, 2);
});

test("links of a pack lead to https, tel, mailto and the site itself, and nowhere else", async () => {
  for (const [url, opens] of [
    ["tel:12333", "tel:12333"], ["mailto:rules@example.gov.cn", "mailto:rules@example.gov.cn"], ["docs/1.html", `${site.base}docs/1.html`],
    ["javascript:alert(1)", null], ["JaVaScRiPt:alert(1)", null], ["data:text/html,1", null], ["http://example.com/", null], ["blob:https://example.com/1", null],
    ["file:///etc/passwd", null], ["https://", null],
  ]) {
    const { page, context, record } = await visit(element(), { routes: await linked(url) });
    assert.deepEqual(await pressSource(page), opens ? [[opens, "_blank", "noopener"]] : [], url);
    assert.deepEqual(record.errors, [], url);
    await context.close();
  }
});

test("events bubble, cross shadow roots, and only three can be prevented", async () => {
  const { page } = await visit();
  const kinds = await ask(page, async (answers) => {
    const element = document.querySelector("policy-calculator");
    const kinds = {};
    for (const type of ["step", "change", "complete", "reset", "print", "error"]) {
      addEventListener(`policy-${type}`, (event) => {
        kinds[type] = [event.bubbles, event.composed, event.cancelable, event.target === element];
        event.preventDefault();
      });
    }
    element.start();
    element.answers = { ...answers, nonsense: 1 };
    element.review();
    element.print();
    element.reset();
    await new Promise((later) => setTimeout(later, 50));
    return kinds;
  }, ENGINEER);
  const plain = [true, true, false, true];
  assert.deepEqual(kinds, { step: plain, change: plain, reset: plain, error: plain, print: [true, true, true, true] });
});

test("every --pc-* property of the guide changes what it says, and every part can be styled", async () => {
  const guide = await readFile(new URL("../../docs/embedding.md", import.meta.url), "utf8");
  const looks = guide.slice(guide.indexOf("## Looks"), guide.indexOf("## Paper"));
  const names = [...new Set(looks.match(/--pc-[a-z]+(-[a-z]+)*/g))];
  assert.ok(names.length >= 16, names.join(" "));
  const css = await readFile(new URL("../../www/style.css", import.meta.url), "utf8");
  assert.deepEqual(names.filter((name) => !css.includes(`var(${name}`)), []);
  const sheet = `policy-calculator { --pc-main: rgb(1, 2, 3); --pc-inset: 7px; --pc-font: monospace } ${["root", "bar", "question", "choice", "button", "card", "foot"].map((part, n) => `policy-calculator::part(${part}) { outline: ${n + 1}px solid rgb(9, 9, 9) }`).join("\n")}`;
  const { page } = await visit(`<link rel="stylesheet" href="own.css">${element()}`, { routes: [["**/own.css", (route) => route.fulfill({ contentType: "text/css", body: sheet })]] });
  const width = (selector) => ask(page, (selector) => getComputedStyle(document.querySelector("policy-calculator").shadowRoot.querySelector(selector)).outlineWidth, selector);
  assert.deepEqual(await ask(page, () => {
    const style = (selector) => getComputedStyle(document.querySelector("policy-calculator").shadowRoot.querySelector(selector));
    return [style(".b").backgroundColor, style(".in").paddingLeft, style(".in").fontFamily];
  }), ["rgb(1, 2, 3)", "7px", "monospace"]);
  assert.deepEqual([await width("[part=root]"), await width("[part=bar]"), await width("[part=foot]"), await width("[part=button]")], ["1px", "2px", "7px", "5px"]);
  await begin(page);
  assert.deepEqual([await width("[part=question]"), await width("[part=choice]")], ["3px", "4px"]);
  await reply(page, pack, "individual");
  await ask(page, (answers) => {
    const element = document.querySelector("policy-calculator");
    element.answers = answers;
    element.review();
  }, ENGINEER);
  await page.click(`${IN}.act .b`);
  await until(page, () => document.querySelector("policy-calculator").shadowRoot.querySelector("[part=card]"));
  assert.equal(await width("[part=card]"), "6px");
});

test("focus() moves to the heading of what is shown", async () => {
  const { page } = await visit();
  await begin(page);
  await page.focus(`${IN}input >> nth=0`);
  await ask(page, () => document.querySelector("policy-calculator").focus());
  await until(page, () => document.querySelector("policy-calculator").shadowRoot.activeElement?.id === "q");
});

test("a browser without WebAssembly, or where the policy of the page forbids it: the fallback and one line, and no retry that cannot help", async () => {
  const without = await site.visit({ html: SCRIPT + element(), before: () => {
    delete window.WebAssembly;
  } });
  const forbidden = await site.visit({ html: SCRIPT + element(), policy: "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'" });
  for (const { page } of [without, forbidden]) {
    const { line, retry, fallback } = await untilFailed(page);
    assert.deepEqual([retry, fallback], [null, true]);
    assert.match(line, /浏览器太旧/);
    assert.deepEqual((await heard(page, "error")).map(({ detail: { code, retryable } }) => [code, retryable]), [["unsupported", false]]);
  }
});
