// What a reader takes along: paper, text, link; and what of it is refused by browsers and by pages.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";

import { ENGINEER, RECOGNISED, begin, packOf, press, reply, whereabouts } from "./person.js";
import { heard, openSite, picture, until, untilReady, violations } from "./site.js";
import { unfold } from "./tour.js";

const IN = "policy-calculator >> ";
// Everything is settled, but for what she is not asked.
const SETTLED = { ...ENGINEER, target_place: "none" };

let site;
let pack;
before(async () => {
  site = await openSite();
  pack = await packOf(site);
});
after(() => site.close());

/** A host page with the element, of these attributes. */
function host(attributes = "") {
  return `<link rel="stylesheet" href="host.css"><script type="module" src="define.js"></script><policy-calculator id="one" src="packs/talent.json" loading="eager" as-of="2021-06-01" ${attributes}><p>正在加载</p></policy-calculator>`;
}

/** A visitor at the outcome of the engineer. */
async function atOutcome(attributes, answers = SETTLED, more = {}) {
  const visit = await site.visit({ html: host(attributes), ...more });
  await untilReady(visit.page);
  await visit.page.evaluate((answers) => {
    const element = document.querySelector("policy-calculator");
    element.answers = answers;
    element.start();
    element.review();
  }, answers);
  await until(visit.page, () => document.querySelector("policy-calculator").state === "review");
  await press(visit.page, ".act .b");
  await until(visit.page, () => document.querySelector("policy-calculator").shadowRoot.querySelectorAll(".take").length === 2);
  return visit;
}

/** What stands in the shadow root. */
function said(page, selector) {
  return page.evaluate((selector) => document.querySelector("policy-calculator").shadowRoot.querySelector(selector)?.textContent ?? null, selector);
}

function untilSaid(page, words) {
  return until(page, (words) => {
    const root = document.querySelector("policy-calculator").shadowRoot;
    return [...root.querySelectorAll(".said")].map((row) => row.textContent).find((text) => text.includes(words));
  }, words);
}

async function click(page, words) {
  await page.click(`${IN}.take button:has-text("${words}") >> nth=0`);
}

test("whoever prints from the browser's menu gets the sheet, and the screen is as before", async () => {
  const { page } = await atOutcome("");
  const before = await said(page, ".in");
  const sheet = await page.evaluate(async () => {
    const root = document.querySelector("policy-calculator").shadowRoot;
    dispatchEvent(new Event("beforeprint"));
    await null;
    const { textContent } = root.querySelector(".paper");
    const onScreen = root.querySelector(".paper").checkVisibility();
    dispatchEvent(new Event("afterprint"));
    await null;
    return { textContent, onScreen };
  });
  assert.equal(sheet.onScreen, false);
  for (const words of ["人才政策自测结果", "自测结果，不是审批决定", "规则版本", "核验码sha256-", "按哪一天的条款2021年6月1日", "打印日期", "您的单位是哪一类？民营企业", "晋升副高补贴2万元", "不符合的补贴和奖励", "受理部门填写"]) {
    assert.ok(sheet.textContent.includes(words), words);
  }
  assert.equal(await said(page, ".in"), before);
  const bytes = await page.pdf({ format: "A4" });
  assert.ok(bytes.length > 10000);
});

test("on paper there is the sheet alone, black on white, and no button", async () => {
  const { page } = await atOutcome(`theme="dark" share="fragment"`);
  const seen = await page.evaluate(async () => {
    dispatchEvent(new Event("beforeprint"));
    await null;
    return null;
  });
  assert.equal(seen, null);
  await page.emulateMedia({ media: "print" });
  const printed = await page.evaluate(() => {
    const root = document.querySelector("policy-calculator").shadowRoot;
    const shown = [...root.querySelectorAll(".in > *")].filter((node) => node.checkVisibility());
    const style = getComputedStyle(root.querySelector(".in"));
    const parts = [...root.querySelectorAll(".paper *")].filter((node) => node.checkVisibility());
    return {
      shown: shown.map((node) => node.className),
      colours: [style.color, style.backgroundColor],
      buttons: parts.filter((node) => ["BUTTON", "A", "SUMMARY", "INPUT"].includes(node.tagName)).length,
      code: root.querySelector(".paper .code path").getAttribute("d").length,
    };
  });
  assert.deepEqual(printed.shown, ["paper"]);
  assert.deepEqual(printed.colours, ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]);
  assert.equal(printed.buttons, 0);
  assert.ok(printed.code > 1000);
  await picture(page, "paper");
});

test("the button prints unless the page prevents it", async () => {
  const { page } = await atOutcome("");
  await page.evaluate(() => {
    window.prints = 0;
    window.print = () => {
      window.prints += 1;
      dispatchEvent(new Event("beforeprint"));
      window.sheet = Boolean(document.querySelector("policy-calculator").shadowRoot.querySelector(".paper"));
      dispatchEvent(new Event("afterprint"));
    };
  });
  await click(page, "打印");
  await until(page, () => window.prints === 1);
  assert.equal(await page.evaluate(() => window.sheet), true);
  await page.evaluate(() => addEventListener("policy-print", (event) => event.preventDefault(), { once: true }));
  await click(page, "打印");
  assert.equal((await heard(page, "print")).length, 2);
  assert.equal(await page.evaluate(() => window.prints), 1);
  await page.evaluate(() => document.querySelector("policy-calculator").print());
  await until(page, () => window.prints === 2);
});

test("where an app does not print, the reader is told what to do instead", async () => {
  const { page } = await atOutcome("");
  for (const how of ["does nothing", "throws", "is not there"]) {
    await page.evaluate((how) => {
      const functions = {
        "does nothing": () => {},
        throws: () => {
          throw new Error("no");
        },
      };
      window.print = functions[how];
    }, how);
    await click(page, "打印");
    await untilSaid(page, "在浏览器打开");
    assert.equal(await page.locator(`${IN}.paper:visible`).count(), 0);
    // Anything the reader does next takes the words away.
    await click(page, "复制文字");
    await until(page, () => !document.querySelector("policy-calculator").shadowRoot.querySelector(".said").textContent.includes("在浏览器打开"));
  }
});

test("the text goes to the clipboard, and says all that the sheet says", async () => {
  const { page, context } = await atOutcome("");
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await click(page, "复制文字");
  await untilSaid(page, "已复制");
  const text = await page.evaluate(() => navigator.clipboard.readText());
  for (const words of ["人才政策自测结果\n自测结果，不是审批决定。", "核验码：sha256-", "· 您的单位是哪一类？：民营企业", "1. 晋升副高补贴 2万元", "✓ 已晋升副高", "《江门市专业技术人才职称“牵引”工程实施方案》"]) {
    assert.ok(text.includes(words), `${words}\n${text}`);
  }
  assert.ok(!text.includes("打印"), "paper is not spoken of");
});

test("a clipboard that is refused leaves the text to be selected", async () => {
  const { page } = await atOutcome("");
  await page.evaluate(() => {
    Object.defineProperty(navigator, "clipboard", { value: { writeText: () => Promise.reject(new Error("no")) } });
    document.execCommand = () => false;
  });
  await click(page, "复制文字");
  await untilSaid(page, "请按住下面的文字");
  const field = await page.evaluate(() => {
    const field = document.querySelector("policy-calculator").shadowRoot.querySelector("textarea");
    return { value: field.value, readOnly: field.readOnly, label: field.getAttribute("aria-label") };
  });
  assert.ok(field.value.startsWith("人才政策自测结果\n"));
  assert.deepEqual([field.readOnly, field.label], [true, "结果的文字"]);
  await picture(page, "copy-by-hand");
});

test("an old clipboard does as well", async () => {
  const { page } = await atOutcome("");
  await page.evaluate(() => {
    Object.defineProperty(navigator, "clipboard", { value: undefined });
    document.execCommand = (command) => {
      window.copied = [command, document.querySelector("policy-calculator").shadowRoot.activeElement.value.slice(0, 8)];
      return true;
    };
  });
  await click(page, "复制文字");
  await untilSaid(page, "已复制");
  assert.deepEqual(await page.evaluate(() => window.copied), ["copy", "人才政策自测结果"]);
});

test("a day goes into the calendar as a file that is made here: nothing is fetched, nothing violated, no page hears of it", async () => {
  const { page, record } = await atOutcome("", RECOGNISED);
  await unfold(page);
  const before = record.requests.filter((url) => !url.startsWith("blob:")).length;
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(`${IN}button:has-text("存到日历") >> nth=0`)]);
  assert.equal(download.suggestedFilename(), "policy.ics");
  const file = await readFile(await download.path(), "utf8");
  assert.ok(file.startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && file.endsWith("END:VCALENDAR\r\n"), file);
  assert.match(file, /\r\nDTSTART;VALUE=DATE:20250228\r\nSUMMARY:/);
  assert.match(file.replaceAll("\r\n ", ""), /SUMMARY:[^\r]+；最晚到：2025年2月28日\r\n/);
  assert.equal(record.requests.filter((url) => !url.startsWith("blob:")).length, before);
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(record.errors, []);
  await untilSaid(page, "日历文件已交给浏览器保存");
  // The wish says which measure concerns the reader.
  assert.deepEqual((await heard(page)).filter(({ type }) => type === "calendar"), []);
  assert.equal(await page.evaluate(() => document.querySelector("policy-calculator").state), "result");
});

test("links are offered only where the page wants them", async () => {
  const { page, record } = await atOutcome("");
  assert.equal(await page.locator(`${IN}.take button:has-text("做成链接")`).count(), 0);
  assert.equal(await page.evaluate(() => document.querySelector("policy-calculator").shareUrl()), "");
  assert.deepEqual(record.errors, []);
});

test("a link holds the answers behind #, not those to sensitive questions, and opens again", async () => {
  const sensitive = pack.facts.filter((fact) => fact.sensitive);
  assert.ok(sensitive.length > 0);
  const answers = { ...SETTLED, [sensitive[0].id]: null };
  const { page, record } = await atOutcome(`share="fragment"`, answers);
  await click(page, "做成链接");
  await untilSaid(page, "涉及隐私，没有放进去");
  assert.deepEqual((await heard(page, "share")).map(({ detail }) => detail), [{}]);
  const link = await page.evaluate(() => document.querySelector("policy-calculator").shadowRoot.querySelector("textarea").value);
  const url = new URL(link);
  assert.equal(url.search, "");
  assert.match(url.hash, /^#policy-talent=1[A-Za-z0-9_-]+$/);
  for (const { id } of sensitive) {
    assert.ok(!link.includes(id), id);
  }
  assert.equal(await page.evaluate(() => document.querySelector("policy-calculator").shareUrl()), link);
  assert.equal(await page.evaluate(() => document.querySelector("policy-calculator").shareUrl("/zc/?a=1#b")), `${url.origin}/zc/?a=1${url.hash}`);
  await picture(page, "link");
  // The same page, opened by somebody else.
  const { page: other } = await site.visit({ html: host(`share="fragment" id="two"`), hash: url.hash });
  await untilReady(other);
  await until(other, () => document.querySelector("policy-calculator").shadowRoot.querySelector(".came"));
  assert.match(await said(other, ".came"), /^这些答案来自链接/);
  assert.deepEqual(await other.evaluate(() => document.querySelector("policy-calculator").answers), SETTLED);
  assert.equal(await other.evaluate(() => location.href.includes("#")), false);
  await press(other, `.came button:has-text("核对答案")`);
  assert.equal((await whereabouts(other)).screen, "review");
  await picture(other, "from-link");
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(record.errors, []);
  assert.ok(!record.requests.some((request) => request.includes("Fapplicant")), "no request holds an answer");
});

test("the page may hand the link on in its own way", async () => {
  const { page } = await atOutcome(`share="fragment"`);
  await page.evaluate(() => addEventListener("policy-share", (event) => event.preventDefault()));
  await click(page, "做成链接");
  assert.equal((await heard(page, "share")).length, 1);
  assert.equal(await page.locator(`${IN}textarea`).count(), 0);
});

test("a link that is cut, of a later version, endless or foul is told in a sentence and harms nothing", async () => {
  for (const [token, words] of [
    ["1Ftitle_levelTfu_g", "链接不完整"],
    ["", "链接不完整"],
    ["%3Cscript%3E", "链接不完整"],
    ["2Ftitle_level", "更新的版本"],
    ["1".repeat(20000), "链接太长"],
  ]) {
    const { page, record } = await site.visit({ html: host(`share="fragment"`), hash: `#policy-talent=${token}` });
    await untilReady(page);
    await until(page, (words) => document.querySelector("policy-calculator").shadowRoot.querySelector(".came")?.textContent.includes(words), words);
    assert.deepEqual(await page.evaluate(() => document.querySelector("policy-calculator").answers), {});
    await page.click(`${IN}.came button`);
    await begin(page);
    assert.equal((await whereabouts(page)).screen, "question");
    assert.deepEqual(record.errors, []);
  }
});

test("a fragment of another kind, or where links are off, stays as it is", async () => {
  for (const [attributes, hash] of [["", "#policy-talent=1"], [`share="fragment"`, "#top"], [`share="fragment"`, "#policy-other=1"]]) {
    const { page } = await site.visit({ html: host(attributes), hash });
    await untilReady(page);
    assert.equal(await page.evaluate(() => location.hash), hash);
    assert.equal(await said(page, ".came"), null);
  }
});

test("a link opened over answers of one's own asks which to use, and loses neither before", async () => {
  const { page } = await site.visit({ html: host(`share="fragment"`) });
  await untilReady(page);
  await begin(page);
  await reply(page, pack, "employer");
  const token = await page.evaluate(() => document.querySelector("policy-calculator").save());
  assert.match(token, /^1Fapplicant_typeTemployerK/);
  const foreign = "#policy-talent=" + (await foreignToken());
  await page.evaluate((hash) => {
    location.hash = hash;
  }, foreign);
  await until(page, () => document.querySelector("policy-calculator").shadowRoot.querySelector(".came")?.textContent.includes("用哪一份"));
  assert.deepEqual(await page.evaluate(() => document.querySelector("policy-calculator").answers), { applicant_type: "employer" });
  await page.click(`${IN}.came button:has-text("留着我的")`);
  assert.deepEqual(await page.evaluate(() => document.querySelector("policy-calculator").answers), { applicant_type: "employer" });
  await page.evaluate((hash) => {
    location.hash = hash;
  }, foreign);
  await page.click(`${IN}.came button:has-text("用链接里的")`);
  await until(page, () => document.querySelector("policy-calculator").answers.applicant_type === "individual");
  assert.match(await said(page, ".came"), /^这些答案来自链接/);
});

async function foreignToken() {
  const { page } = await site.visit({ html: host(`share="fragment"`) });
  await untilReady(page);
  return page.evaluate(() => {
    const element = document.querySelector("policy-calculator");
    element.answers = { applicant_type: "individual", title_level: null };
    return element.save();
  });
}

test("save and restore come round, and what cannot be used is named", async () => {
  const { page, record } = await site.visit({ html: host() });
  await untilReady(page);
  const result = await page.evaluate((answers) => {
    const element = document.querySelector("policy-calculator");
    element.answers = answers;
    const token = element.save();
    element.reset();
    const back = element.restore(token);
    const damaged = element.restore(`${token}0`);
    return { back, damaged, no: element.restore(null), answers: element.answers };
  }, SETTLED);
  assert.deepEqual(result.back, { applied: Object.keys(SETTLED).sort((a, b) => order(a) - order(b)), dropped: [] });
  assert.deepEqual([result.damaged, result.no], [{ applied: [], dropped: [] }, { applied: [], dropped: [] }]);
  assert.deepEqual(result.answers, SETTLED);
  assert.deepEqual((await heard(page, "error")).map(({ detail }) => detail.code), ["answers", "answers"]);
  assert.deepEqual(record.errors, []);
});

function order(id) {
  return pack.facts.findIndex((fact) => fact.id === id);
}
