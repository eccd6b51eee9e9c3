// layout="page": a whole session on one page, by pointer and by keys; what comes and goes, and what stays where it is.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { ENGINEER, fill, onPage, packOf, press, tell, whereabouts } from "./person.js";
import { LATE, heard, held, openSite, picture, takeOutAndPutBack, until, untilReady, violations } from "./site.js";

const host = (attributes = "") => `<p>主管部门的页面</p><script type="module" src="define.js"></script>
  <policy-calculator src="packs/talent.json" loading="eager" as-of="2021-06-01" layout="page" ${attributes}><p>政策目录</p></policy-calculator>`;
const IN = "policy-calculator >> ";

let site;
let pack;
before(async () => {
  site = await openSite();
  pack = await packOf(site);
});
after(() => site.close());

async function visitor({ attributes, ...options } = {}) {
  const { page, record, context } = await site.visit(options.path ? options : { html: host(attributes), ...options });
  page.setDefaultTimeout(8000);
  await untilReady(page);
  return { page, record, context };
}

/** A visitor at the page. */
async function onThePage(options) {
  const visit = await visitor(options);
  await press(visit.page, ".start .b");
  return visit;
}

const state = (page) => page.evaluate(() => document.querySelector("policy-calculator").state);
const answers = (page) => page.evaluate(() => document.querySelector("policy-calculator").answers);
const status = (page) => page.textContent(`${IN}.act .full`);
const left = async (page) => Number(/\d+/.exec(await status(page))?.[0] ?? 0);

/** Where a question's heading lies in the window. */
function topOf(page, fact) {
  return page.evaluate((n) => document.querySelector("policy-calculator").shadowRoot.querySelector(`#q-${n}`).getBoundingClientRect().top, place(fact));
}

const place = (fact) => pack.facts.findIndex(({ id }) => id === fact);

test("the Jiangmen engineer fills in one page and reaches her 20,000 yuan", async () => {
  const { page, record } = await onThePage({ path: "hosts/page.html" });
  assert.deepEqual((await whereabouts(page)).screen, "page");
  assert.equal(await state(page), "asking");
  await picture(page, "page-begun");
  let before = await left(page);
  for (const [fact, answer] of Object.entries(ENGINEER)) {
    assert.ok((await onPage(page, pack)).includes(fact), `${fact} is on the page`);
    await tell(page, pack, fact, answer);
    assert.deepEqual((await answers(page))[fact], answer);
    const now = await left(page);
    assert.ok(now <= before, `at most ${before} were left, and now ${now} are`);
    assert.ok((await onPage(page, pack)).length >= Object.keys(await answers(page)).length, "what is answered stays");
    before = now;
  }
  await picture(page, "page-answered");
  const changes = await heard(page, "change");
  assert.ok(changes.every(({ detail }) => Number.isInteger(detail.answered) && Number.isInteger(detail.left)));
  assert.equal((await heard(page, "step")).length, 1, "an answer is no step");
  await press(page, ".act .b");
  assert.equal(await state(page), "result");
  assert.match(await page.textContent(`${IN}.sum`), /2万元/);
  assert.deepEqual([record.errors, await violations(page)], [[], []]);
  // Back to the page, where everything stands as it was.
  const shown = await page.evaluate(() => document.querySelector("policy-calculator").answers);
  await page.evaluate(() => document.querySelector("policy-calculator").back());
  await until(page, () => document.querySelector("policy-calculator").shadowRoot.querySelector(".page"));
  assert.deepEqual(await answers(page), shown);
  for (const fact of Object.keys(ENGINEER)) {
    assert.match(await page.textContent(`${IN}form:has(#q-${place(fact)}) .st`), /^已答$/, fact);
  }
});

test("the same session goes by keys alone, and the focus is never lost", async () => {
  const { page } = await onThePage();
  const focus = () => page.evaluate(() => {
    const root = document.querySelector("policy-calculator").shadowRoot;
    return root.activeElement && { tag: root.activeElement.tagName, form: root.activeElement.closest("form")?.querySelector("[id^=q-]").id ?? "" };
  });
  assert.equal((await focus()).tag, "H2");
  for (const [fact, answer] of Object.entries(ENGINEER)) {
    const known = pack.facts.find(({ id }) => id === fact);
    const form = `q-${place(fact)}`;
    if (known.kind === "place") {
      await tabTo(page, form, "input[type=text]");
      await page.keyboard.type("jianghai");
      // Enter takes the only match, and leads nowhere.
      await page.keyboard.press("Enter");
    } else if (known.kind === "date") {
      for (const [n, part] of answer.split("-").entries()) {
        await tabTo(page, form, ".f input", n);
        await page.keyboard.type(part);
      }
    } else if (known.kind === "set") {
      await tabTo(page, form, `input[type=checkbox][value="${known.choices.indexOf(answer[0])}"]`);
      await page.keyboard.press("Space");
    } else {
      await tabTo(page, form, `input[value="${known.choices.indexOf(answer)}"]`);
      await page.keyboard.press("Space");
    }
    await until(page, ([fact, answer]) => JSON.stringify(document.querySelector("policy-calculator").answers[fact]) === JSON.stringify(answer), [fact, answer]);
    assert.equal((await focus())?.form, form, `${fact}: the focus has moved`);
  }
  await tabTo(page, "", ".act .b");
  await page.keyboard.press("Enter");
  await until(page, () => document.querySelector("policy-calculator").state === "result");
  assert.equal((await focus()).tag, "H2");
});

test("nothing jumps: the question that is answered stays under the finger, whatever comes and goes", async () => {
  const { page } = await onThePage({ device: { viewport: { width: 390, height: 844 } } });
  for (const [fact, answer] of Object.entries(ENGINEER)) {
    await page.evaluate((n) => document.querySelector("policy-calculator").shadowRoot.querySelector(`#q-${n}`).scrollIntoView(), place(fact));
    if (["place", "date", "set"].includes(pack.facts[place(fact)].kind)) {
      await tell(page, pack, fact, answer);
      continue;
    }
    const before = await topOf(page, fact);
    const order = await onPage(page, pack);
    await tell(page, pack, fact, answer);
    assert.ok(Math.abs((await topOf(page, fact)) - before) < 1, `${fact} moved from ${before} to ${await topOf(page, fact)}`);
    // Whatever stays keeps its order, and nothing comes above.
    const now = await onPage(page, pack);
    assert.deepEqual(now.filter((id) => order.includes(id)), order.filter((id) => now.includes(id)));
    assert.deepEqual(now.slice(0, now.indexOf(fact)).filter((id) => !order.includes(id)), [], `${fact}: something came above`);
  }
});

test("what is typed elsewhere stays, and what a changed answer hides comes back with it", async () => {
  const { page } = await onThePage();
  await tell(page, pack, "applicant_type", "individual");
  await tell(page, pack, "title_level", "fu_gao");
  await fill(page, pack, "title_date", "2021-0");
  assert.equal((await answers(page)).title_date, undefined, "half a day is no answer");
  await tell(page, pack, "employer_type", "private_enterprise");
  assert.deepEqual(await typed(page, "title_date"), ["2021", "0", ""]);
  // Changed, the question leaves; changed back, what was typed is still there.
  const none = pack.facts[place("title_level")].choices[0];
  await tell(page, pack, "title_level", none);
  assert.equal((await onPage(page, pack)).includes("title_date"), false);
  assert.match(await status(page), /少了\d+题/);
  await tell(page, pack, "title_level", "fu_gao");
  assert.deepEqual(await typed(page, "title_date"), ["2021", "0", ""]);
  assert.match(await status(page), /多了\d+题/);
});

test("what cannot be read is told above the button, with a way to each, and mended the outcome is there", async () => {
  const { page } = await onThePage();
  await tell(page, pack, "applicant_type", "individual");
  await tell(page, pack, "title_level", "fu_gao");
  await fill(page, pack, "title_date", "2021-13-40");
  await page.fill(`${IN}form:has(#q-${place("work_place")}) input[type=text]`, "j");
  await page.click(`${IN}.act .b`);
  await until(page, () => document.querySelector("policy-calculator").shadowRoot.activeElement?.className === "err");
  assert.equal(await state(page), "asking");
  const said = await page.$$eval(`${IN}.err li`, (rows) => rows.map((row) => row.textContent));
  assert.equal(said.length, 2);
  assert.match(said.join(" "), /日历上没有这一天/);
  await picture(page, "page-slips");
  await page.click(`${IN}.err li:has-text("日历上没有这一天") button`);
  assert.deepEqual(await page.evaluate(() => {
    const active = document.querySelector("policy-calculator").shadowRoot.activeElement;
    return [active.tagName, active.getAttribute("aria-invalid"), active.closest("form").querySelector("[id^=q-]").id];
  }), ["INPUT", "true", `q-${place("title_date")}`]);
  await fill(page, pack, "title_date", "2021-03-01");
  await page.fill(`${IN}form:has(#q-${place("work_place")}) input[type=text]`, "");
  await press(page, ".act .b");
  assert.equal(await state(page), "result");
  // What was emptied is no answer.
  assert.equal((await answers(page)).work_place, undefined);
});

test("a set unticked, a number emptied: the answer is taken back", async () => {
  const { page } = await onThePage();
  await tell(page, pack, "applicant_type", "individual");
  await tell(page, pack, "profession", ["engineering"]);
  assert.deepEqual((await answers(page)).profession, ["engineering"]);
  await tell(page, pack, "profession", ["engineering"]);
  assert.equal("profession" in (await answers(page)), false);
  assert.match(await page.textContent(`${IN}form:has(#q-${place("profession")}) .st`), /还没答/);
});

test("goTo brings a question into view with the focus, from the page, the answers and the outcome", async () => {
  const { page } = await onThePage();
  await tell(page, pack, "applicant_type", "individual");
  for (const from of ["page", "review", "result"]) {
    if (from === "review") {
      await page.evaluate(() => document.querySelector("policy-calculator").review());
      await until(page, () => document.querySelector("policy-calculator").state === "review");
    }
    if (from === "result") {
      await press(page, ".act .b");
    }
    await page.evaluate(() => document.querySelector("policy-calculator").goTo("title_level"));
    const seen = await until(page, (id) => {
      const root = document.querySelector("policy-calculator").shadowRoot;
      const { top, bottom } = root.activeElement?.getBoundingClientRect() ?? {};
      return root.activeElement?.id === id && { visible: top >= 0 && bottom <= innerHeight };
    }, `q-${place("title_level")}`);
    assert.deepEqual(seen, { visible: true }, from);
    assert.equal((await whereabouts(page)).screen, "page");
  }
});

test("a change of the layout within a session keeps answers and place, both ways", async () => {
  const { page } = await onThePage();
  await tell(page, pack, "applicant_type", "individual");
  await tell(page, pack, "employer_type", "private_enterprise");
  const before = await answers(page);
  await page.evaluate(() => document.querySelector("policy-calculator").goTo("title_level"));
  await page.evaluate(() => document.querySelector("policy-calculator").setAttribute("layout", "step"));
  await until(page, () => document.querySelector("policy-calculator").shadowRoot.querySelector("form #q"));
  assert.deepEqual([await answers(page), (await whereabouts(page)).fact], [before, "title_level"]);
  await page.evaluate(() => document.querySelector("policy-calculator").setAttribute("layout", "page"));
  await until(page, () => document.querySelector("policy-calculator").shadowRoot.querySelector(".page"));
  assert.deepEqual([await answers(page), (await whereabouts(page)).screen], [before, "page"]);
});

test("with history each screen is one entry, and answers are none", async () => {
  const { page } = await onThePage({ attributes: 'history="on"' });
  const length = () => page.evaluate(() => history.length);
  const begun = await length();
  await tell(page, pack, "applicant_type", "individual");
  await tell(page, pack, "employer_type", "private_enterprise");
  assert.equal(await length(), begun);
  await press(page, ".act .b");
  assert.equal(await length(), begun + 1);
  await page.goBack();
  await until(page, () => document.querySelector("policy-calculator").shadowRoot.querySelector(".page"));
  assert.equal((await answers(page)).employer_type, "private_enterprise");
  await page.goBack();
  await until(page, () => document.querySelector("policy-calculator").shadowRoot.querySelector(".start.first"));
  await page.goForward();
  await until(page, () => document.querySelector("policy-calculator").shadowRoot.querySelector(".page"));
});

test("answers kept with the tab, and a link, come back onto the page", async () => {
  const { page } = await onThePage({ attributes: 'persist="session" share="fragment"' });
  await tell(page, pack, "applicant_type", "individual");
  await tell(page, pack, "employer_type", "private_enterprise");
  await page.reload();
  await untilReady(page);
  await press(page, ".start .b");
  assert.deepEqual(await answers(page), { applicant_type: "individual", employer_type: "private_enterprise" });
  assert.match(await page.textContent(`${IN}form:has(#q-${place("employer_type")}) .st`), /已答/);
  const { hash } = new URL(await page.evaluate(() => document.querySelector("policy-calculator").shareUrl()));
  const other = await visitor({ attributes: 'share="fragment"', hash });
  await press(other.page, ".start .b");
  assert.equal((await answers(other.page)).employer_type, "private_enterprise");
});

test("who begins before the late part is here is told to wait, and then has the page with the focus", async () => {
  const late = held(LATE);
  const { page } = await site.visit({ html: host(), routes: late.routes });
  await page.click(`${IN}.start .b`);
  assert.match(await page.textContent(`${IN}.wait`), /请稍等/);
  late.release();
  await until(page, () => document.querySelector("policy-calculator").shadowRoot.activeElement?.matches("h2"));
  assert.deepEqual((await heard(page)).map(({ type, detail }) => detail.screen ?? type), ["ready", "page"]);
});

test("an element taken out and put back has its page as it was", async () => {
  const { page } = await onThePage();
  await tell(page, pack, "applicant_type", "individual");
  await tell(page, pack, "title_level", "fu_gao");
  await fill(page, pack, "title_date", "2021-0");
  assert.ok(await takeOutAndPutBack(page));
  assert.deepEqual(await typed(page, "title_date"), ["2021", "0", ""]);
});

function typed(page, fact) {
  return page.$$eval(`${IN}form:has(#q-${place(fact)}) .f input`, (fields) => fields.map(({ value }) => value));
}

/** Presses Tab, and arrows inside a group of radio buttons, until the focus is there. */
async function tabTo(page, form, selector, nth = 0) {
  for (let presses = 0; presses < 400; presses += 1) {
    const key = await page.evaluate(([form, selector, nth]) => {
      const root = document.querySelector("policy-calculator").shadowRoot;
      const inside = form ? root.getElementById(form).closest("form") : root;
      const wanted = inside.querySelectorAll(selector)[nth];
      const active = root.activeElement;
      if (active === wanted) {
        return null;
      }
      return active?.type === "radio" && wanted?.type === "radio" && active.form === wanted.form ? "ArrowDown" : "Tab";
    }, [form, selector, nth]);
    if (key === null) {
      return;
    }
    await page.keyboard.press(key);
  }
  throw new Error(`no key leads to ${form} ${selector}`);
}
