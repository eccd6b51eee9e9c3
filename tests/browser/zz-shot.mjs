import { openSite, untilReady } from "./site.js";
import { ENGINEER, packOf, press, tell, fill } from "./person.js";
const site = await openSite(); const pack = await packOf(site);
const host = (a) => `<script type="module" src="define.js"></script><main><h1>宿主页</h1><policy-calculator src="packs/talent.json" loading="eager" as-of="2021-06-01" layout="page" ${a}></policy-calculator></main>`;
for (const [name, attrs, vp, dpr] of [["390","",[390,844],2],["320xl",'text-size="x-large" lang="zh-Hant" theme="dark"',[320,568],2],["desk",'lang="en"',[1280,900],1]]) {
  const { page, context } = await site.visit({ html: host(attrs), device: { viewport: { width: vp[0], height: vp[1] }, deviceScaleFactor: dpr } });
  await untilReady(page);
  await press(page, ".start .b");
  await page.screenshot({ path: `/tmp/pg/${name}-a.png` });
  for (const f of ["applicant_type","work_place","employer_type","title_level"]) await tell(page, pack, f, ENGINEER[f]);
  await fill(page, pack, "title_date", "2021-13-1");
  const go = (sel) => page.evaluate((sel) => document.querySelector("policy-calculator").shadowRoot.querySelector(sel).scrollIntoView(), sel);
  await go(".page"); await page.screenshot({ path: `/tmp/pg/${name}-b.png` });
  await go(`#q-${pack.facts.findIndex(({id})=>id==="title_date")}`); await page.screenshot({ path: `/tmp/pg/${name}-c.png` });
  await page.click("policy-calculator >> .act .b"); await page.waitForTimeout(100);
  await page.screenshot({ path: `/tmp/pg/${name}-d.png` });
  console.log(name, await page.evaluate(() => document.documentElement.scrollWidth), await page.evaluate(() => document.documentElement.scrollHeight));
  await context.close();
}
await site.close();
