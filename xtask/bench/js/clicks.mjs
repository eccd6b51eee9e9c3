// The real element in a Chromium slowed down four times: what a click costs, over whole interviews.
// node js/clicks.mjs PERSONS.json

import fs from 'node:fs'
import { choose, packOf } from '../../../tests/browser/person.js'
import { openSite, until, untilReady } from '../../../tests/browser/site.js'
import { median } from './measure.mjs'
import { end, figure, heading, note, round } from './report.mjs'

const persons = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'))

// Runs in the page: from each click on a button until all script it caused is over, and the frame in which the next screen stands.
function watch() {
  const clicks = (globalThis.clicks = [])
  addEventListener('click', (event) => {
    const element = document.querySelector('policy-calculator')
    const button = event.composedPath()[0]
    if (!(button instanceof Element) || !button.closest?.('button')) return
    const screen = () => element.shadowRoot.querySelector('h1, h2, h3')?.textContent
    const before = screen()
    const click = { script: 0, frames: 0 }
    const begun = performance.now()
    // A message is handled after the click, and all the microtasks it left.
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => { click.script = performance.now() - begun }
    port2.postMessage(0)
    const frame = () => {
      click.frames++
      if (screen() !== before) clicks.push(click)
      else if (click.frames < 30) requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
  }, true)
}

heading('Chromium, four times slower: the real element over whole interviews')
const site = await openSite()
const pack = await packOf(site)
const clicks = []
for (const answers of persons) {
  const { page, context } = await site.visit()
  await page.evaluate(watch)
  const session = await context.newCDPSession(page)
  await untilReady(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  const done = () => page.evaluate(() => globalThis.clicks.length)
  const step = () => page.evaluate(() => window.recorded.events.filter(({ type }) => type === 'step').at(-1)?.detail)
  await page.click('policy-calculator >> .start .b')
  await until(page, () => globalThis.clicks.length >= 1)
  for (let here = await step(), n = 0; here?.screen === 'question' && n < 60; here = await step(), n++) {
    await choose(page, pack, here.fact, answers[here.fact] ?? null)
    const before = await done()
    await page.click('policy-calculator >> button[type=submit]')
    await until(page, (before) => globalThis.clicks.length > before, before)
  }
  // The first click of a visit is the start.
  clicks.push(...(await page.evaluate(() => globalThis.clicks)).slice(1))
  await context.close()
}
await site.close()
const scripts = clicks.map(({ script }) => script).sort((a, b) => a - b)
const p95 = scripts[Math.min(scripts.length - 1, Math.floor(scripts.length * 0.95))]
note(`${persons.length} persons, ${clicks.length} clicks: script median ${round(median(scripts))} ms, 95 % ${round(p95)} ms, worst ${round(scripts.at(-1))} ms`)
figure('script per click, 95 %', `${round(p95)} ms`, '16 ms', p95 <= 16)
figure('script per click, worst', `${round(scripts.at(-1))} ms`, '16 ms', scripts.at(-1) <= 16)
const late = clicks.filter(({ frames }) => frames > 2).length
figure('clicks whose next question is painted after the second frame', late, '0', late === 0)
end()
