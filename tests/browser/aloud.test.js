// Reading aloud, with voices of our own making: a headless browser has none. What is tested is whose voice reads what, and when it ends.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { DOCTOR, ENGINEER, begin, interview, packOf, press } from "./person.js";
import { openSite, until, untilReady } from "./site.js";

const IN = "policy-calculator >> ";
const HOST = `<script type="module" src="define.js"></script><policy-calculator src="packs/talent.json" as-of="2021-06-01"></policy-calculator>`;
const BUTTON = `${IN}.aloud`;

let site;
let pack;
before(async () => {
  site = await openSite();
  pack = await packOf(site);
});
after(() => site.close());

// Runs in the page before all else: speech that takes as long as the test wants. `voices.set([[tag, local]])`, `said`, `voices.end()`.
function makeVoices() {
  const synthesis = new EventTarget();
  let voices = [];
  let queue = [];
  window.said = [];
  window.canceled = 0;
  Object.assign(synthesis, {
    getVoices: () => voices,
    speak(utterance) {
      window.said.push({ text: utterance.text, voice: utterance.voice.lang, lang: utterance.lang });
      queue.push(utterance);
    },
    cancel() {
      window.canceled += 1;
      const gone = queue;
      queue = [];
      gone.forEach((utterance) => utterance.onerror({ type: "error", error: "interrupted", target: utterance }));
    },
  });
  Object.defineProperty(synthesis, "speaking", { get: () => queue.length > 0 });
  Object.defineProperty(window, "speechSynthesis", { value: synthesis });
  window.SpeechSynthesisUtterance = class {
    constructor(text) {
      this.text = text;
    }
  };
  window.voices = {
    set(tags) {
      voices = tags.map(([lang, localService]) => ({ lang, localService }));
      synthesis.dispatchEvent(new Event("voiceschanged"));
    },
    end() {
      const utterance = queue.shift();
      utterance.onend({ type: "end", target: utterance });
    },
  };
}

async function visit(voices = []) {
  const { page, record } = await site.visit({ html: HOST, before: makeVoices });
  await until(page, () => document.querySelector("policy-calculator")?.state === "asking");
  await page.evaluate((voices) => window.voices.set(voices), voices);
  return { page, record };
}

/** Opens the settings and presses the button there. */
async function read(page) {
  await page.evaluate(() => (document.querySelector("policy-calculator").shadowRoot.querySelector(".settings").open = true));
  await page.click(BUTTON);
}

/** Lets what is being read end, sentence after sentence; all that was read. */
async function readOut(page) {
  const sentences = await page.evaluate(async () => {
    for (let n = 0; window.speechSynthesis.speaking && n < 1000; n += 1) {
      window.voices.end();
    }
    return window.said;
  });
  return sentences.map(({ text }) => text.trim());
}

const buttons = (page) => page.locator(BUTTON).count();
const label = (page) => page.locator(BUTTON).textContent();
const speaking = (page) => page.evaluate(() => window.speechSynthesis.speaking);

test("without a voice of the device for the language shown, there is nothing to press", async () => {
  for (const voices of [[], [["zh-CN", false]], [["en-US", true], ["zh-HK", true]], [["zh-CN", undefined]]]) {
    const { page } = await visit(voices);
    assert.equal(await buttons(page), 0, JSON.stringify(voices));
    assert.match(await page.locator(`${IN}.settings summary`).textContent(), /^字号与语言$/);
  }
});

test("a voice that comes late brings the button, and takes it along when it goes", async () => {
  const { page } = await visit();
  await page.evaluate(() => window.voices.set([["zh-CN", true]]));
  assert.equal(await until(page, () => document.querySelector("policy-calculator").shadowRoot.querySelector(".aloud")?.textContent), "朗读这一页");
  await page.evaluate(() => window.voices.set([["zh-CN", false]]));
  await until(page, () => !document.querySelector("policy-calculator").shadowRoot.querySelector(".aloud"));
});

test("a question is read from its heading to its last choice, by the voice of the device, and only when asked", async () => {
  const { page, record } = await visit([["zh-CN", false], ["zh-HK", true], ["zh-CN", true]]);
  await begin(page);
  assert.deepEqual(await page.evaluate(() => window.said), []);
  const before = record.requests.length;
  await read(page);
  assert.equal(await label(page), "停止朗读");
  assert.deepEqual(await page.evaluate(() => window.said.map(({ voice, lang }) => [voice, lang])), [["zh-CN", "zh-CN"]]);
  const said = await readOut(page);
  assert.deepEqual(said, [
    "最多还有33题",
    "基本情况",
    "这次替谁查？",
    "个人、团队、单位能申请的不一样，想都查就分几次查。",
    "为什么问这个",
    "我自己",
    "以个人名义",
    "团队",
    "创业、科研、文化等团队",
    "单位",
    "公司、医院、学校、协会等",
  ]);
  assert.equal(await label(page), "朗读这一页");
  assert.equal(await page.evaluate(() => window.canceled), 0);
  assert.equal(record.requests.length, before, "nothing is asked of any server");
});

test("the next step, another language, going back, leaving, and the same button end the reading", async () => {
  const silences = {
    next: (page) => page.click(`${IN}label >> nth=0`).then(() => press(page, "button[type=submit]")),
    back: (page) => press(page, ".go .link"),
    language: (page) => page.click(`${IN}.chip[lang=en]`),
    button: (page) => page.click(BUTTON),
    reset: (page) => page.evaluate(() => document.querySelector("policy-calculator").reset()),
    removal: (page) => page.evaluate(() => document.querySelector("policy-calculator").remove()),
    pagehide: (page) => page.evaluate(() => dispatchEvent(new Event("pagehide"))),
    others: (page) => page.evaluate(() => window.speechSynthesis.cancel()),
  };
  for (const [how, silence] of Object.entries(silences)) {
    const { page } = await visit([["zh-CN", true], ["en-GB", true]]);
    await begin(page);
    await read(page);
    assert.equal(await speaking(page), true, how);
    await silence(page);
    assert.equal(await speaking(page), false, how);
    const said = await page.evaluate(() => window.said.length);
    assert.equal(said, 1, `${how}: nothing more is read`);
    if (how !== "removal") {
      assert.match(await label(page), /^(朗读这一页|Read this page aloud)$/, how);
    }
  }
});

test("another language is read by a voice of its own, and where there is none the button goes", async () => {
  const { page } = await visit([["zh-CN", true], ["zh-TW", true], ["zh-HK", true]]);
  await page.click(`${IN}.settings summary`);
  await page.click(`${IN}.chip[lang=zh-Hant]`);
  await until(page, () => document.querySelector("policy-calculator").shadowRoot.querySelector("[part=root]").lang === "zh-Hant");
  await page.click(BUTTON);
  assert.equal(await page.evaluate(() => window.said[0].voice), "zh-HK");
  await page.click(`${IN}.chip[lang=en]`);
  await until(page, () => document.querySelector("policy-calculator").shadowRoot.querySelector("[part=root]").lang === "en");
  assert.equal(await buttons(page), 0);
});

test("the outcome is read with its amount, its doubt and the open card, and not with what is folded", async () => {
  const { page } = await visit([["zh-CN", true]]);
  await begin(page);
  await interview(page, pack, ENGINEER);
  await page.evaluate(() => document.querySelector("policy-calculator").review());
  await press(page, ".b");
  await until(page, () => document.querySelector("policy-calculator").shadowRoot.querySelector(".card"));
  await read(page);
  const said = await readOut(page);
  const all = said.join("\n");
  for (const part of ["按文件写的条件，您符合这笔补贴", "2万元", "晋升副高补贴，一次性。另有1项服务。", "符合：在江门市工作", "您答：江海区", "4条都符合", "2项符合"]) {
    assert.ok(said.includes(part), `${part} in ${all.slice(0, 1500)}`);
  }
  const folded = await page.evaluate(() => {
    const { shadowRoot } = document.querySelector("policy-calculator");
    return [...shadowRoot.querySelectorAll("details:not([open]) .dl dd")].map(({ textContent }) => textContent.trim()).filter((text) => text.length > 20);
  });
  assert.ok(folded.length > 5);
  const open = await page.evaluate(() => [...document.querySelector("policy-calculator").shadowRoot.querySelectorAll("details[open]")].map(({ textContent }) => textContent).join());
  assert.deepEqual(folded.filter((text) => !open.includes(text) && all.includes(text)), []);
  assert.doesNotMatch(all, /复制文字|做成链接|改答案|\u200b/);
  assert.ok(said.every((text) => text.length <= 120));
});

test("a device whose voices fail leaves a page that works", async () => {
  const { page, record } = await visit([["zh-CN", true]]);
  await begin(page);
  await page.evaluate(() => {
    window.speechSynthesis.speak = (utterance) => setTimeout(() => utterance.onerror({ type: "error", error: "synthesis-failed", target: utterance }));
  });
  await read(page);
  await until(page, () => document.querySelector("policy-calculator").shadowRoot.querySelector(".aloud").textContent === "朗读这一页");
  await page.evaluate(() => {
    window.speechSynthesis.speak = () => {
      throw new Error("no");
    };
  });
  await page.click(BUTTON);
  const { screen } = await interview(page, pack, DOCTOR);
  assert.equal(screen, "review");
  assert.deepEqual(record.errors, []);
});
