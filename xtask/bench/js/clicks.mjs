// The real element in a Chromium slowed down four times: what a click costs, over whole interviews.
// node js/clicks.mjs PERSONS.json
//
// Script is counted by Chromium in time of the page's own thread, without style and layout: all of it from the press of the button
// until long after the next question stands. What is left for idle moments waits until this script lets it go, and is counted by itself: nobody
// waits for it. Clicks come as a finger's would, without a driver's script. Other programs still slow the
// thread down, so each person comes several times, as a new visitor, and of each click the least is taken.

import fs from 'node:fs'
import { choose, packOf } from '../../../tests/browser/person.js'
import { openSite, until, untilReady } from '../../../tests/browser/site.js'
import { median } from './measure.mjs'
import { end, figure, heading, note, round } from './report.mjs'

const persons = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'))
// A pause before and after each click. There is nothing to wait for: what is measured is all that a click sets off, also what comes when
// the next question stands already, so one can only wait until
// surely nothing comes any more.
const SETTLED = 150
const VISITS = 3

// Runs in the page: for each click on a button the frame in which another screen stands.
function watch() {
  const clicks = (globalThis.clicks = [])
  addEventListener('click', () => {
    const screen = () => document.querySelector('policy-calculator').shadowRoot.querySelector('h1, h2, h3')?.textContent
    const before = screen()
    let frames = 0
    const frame = () => {
      frames++
      if (screen() !== before) clicks.push(frames)
      else if (frames < 30) requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
  }, true)
}

// Runs in the page first: idle moments come only when this script says so.
function holdIdle() {
  globalThis.idle = []
  globalThis.requestIdleCallback = (act) => globalThis.idle.push(act)
}

// Runs in the page: an idle moment. What a driver calls is not counted, so a timer calls it.
function beIdle() {
  setTimeout(() => globalThis.idle.splice(0).forEach((act) => act()))
}

// Runs in the page: the middle of the button that goes on.
function middle() {
  const button = document.querySelector('policy-calculator').shadowRoot.querySelector('button[type=submit]')
  button.scrollIntoView({ block: 'center' })
  const { x, y, width, height } = button.getBoundingClientRect()
  return { x: x + width / 2, y: y + height / 2 }
}

heading('Chromium, four times slower: the real element over whole interviews')
const site = await openSite()
const pack = await packOf(site)
const clicks = []
for (const answers of persons) {
  const visits = []
  for (let n = 0; n < VISITS; n++) visits.push(await visit(answers))
  const least = (what, n) => Math.min(...visits.map((visit) => visit[n][what]))
  clicks.push(...visits[0].map((click, n) => ({ ...click, script: least('script', n), layout: least('layout', n), later: least('later', n) })))
}

// One whole interview.
async function visit(answers) {
  const clicks = []
  const { page, context } = await site.visit({ before: holdIdle })
  const session = await context.newCDPSession(page)
  const spent = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    const of = (wanted) => 1e3 * metrics.find(({ name }) => name === wanted).value
    return { script: of('ScriptDuration'), layout: of('LayoutDuration') + of('RecalcStyleDuration') }
  }
  const step = () => page.evaluate(() => window.recorded.events.filter(({ type }) => type === 'step').at(-1)?.detail)
  await untilReady(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await page.click('policy-calculator >> .start .b')
  await until(page, () => window.recorded.events.some(({ type }) => type === 'step'))
  await page.evaluate(watch)
  for (let here = await step(), n = 0; here?.screen === 'question' && n < 60; here = await step(), n++) {
    await choose(page, pack, here.fact, answers[here.fact] ?? null)
    await page.waitForTimeout(SETTLED)
    await page.evaluate(beIdle)
    await page.waitForTimeout(SETTLED)
    const at = { ...(await page.evaluate(middle)), button: 'left', clickCount: 1 }
    await page.waitForTimeout(SETTLED)
    const [before, seen] = [await spent(), await page.evaluate(() => globalThis.clicks.length)]
    await session.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...at })
    await session.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...at })
    await page.waitForTimeout(SETTLED)
    const after = await spent()
    await page.evaluate(beIdle)
    await page.waitForTimeout(SETTLED)
    const later = (await spent()).script - after.script
    const click = { script: after.script - before.script, layout: after.layout - before.layout, later, from: here.fact }
    await until(page, (seen) => globalThis.clicks.length > seen, seen)
    clicks.push({ ...click, frames: await page.evaluate(() => globalThis.clicks.at(-1)) })
  }
  await context.close()
  return clicks
}
await site.close()
const scripts = clicks.map(({ script }) => script).sort((a, b) => a - b)
const p95 = scripts[Math.min(scripts.length - 1, Math.floor(scripts.length * 0.95))]
const slowest = clicks.reduce((a, b) => (a.script > b.script ? a : b))
note(`${persons.length} persons, ${clicks.length} clicks, least of ${VISITS} visits: script median ${round(median(scripts))} ms, 95 % ${round(p95)} ms, worst ${round(scripts.at(-1))} ms (${slowest.from})`)
const middling = (what) => round(median(clicks.map((click) => click[what])))
note(`beside it, median: style and layout ${middling('layout')} ms, script in the idle moment after it ${middling('later')} ms`)
figure('script per click, 95 %', `${round(p95)} ms`, '16 ms', p95 <= 16)
figure('script per click, worst', `${round(scripts.at(-1))} ms`, '16 ms', scripts.at(-1) <= 16)
const late = clicks.filter(({ frames }) => frames > 2).length
figure('clicks whose next question is painted after the second frame', late, '0', late === 0)
end()
