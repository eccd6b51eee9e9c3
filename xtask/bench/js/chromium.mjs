// In headless Chromium: every peer in a page of its own, served on loopback. node js/chromium.mjs [--quick] [s l]

import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import fs from 'node:fs'
import { build } from 'esbuild'
import { FOLDER, read } from './data.mjs'
import { end, figure, heading, note, round } from './report.mjs'
import { judge, rounds, WHATS } from './rounds.mjs'

const { chromium } = createRequire(new URL('../../../tests/browser/package.json', import.meta.url))('playwright-core')
const quick = process.argv.includes('--quick')
const sets = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const wanted = (set) => !sets.length || sets.includes(set)
const [count, milliseconds] = quick ? [3, 100] : [9, 250]

heading('Chromium: our engine as it ships, beside its peers')
const bundle = await build({ entryPoints: [new URL('page.mjs', import.meta.url).pathname], bundle: true, format: 'esm', write: false, external: ['/bench.js'], logLevel: 'error' })
let set
const FILES = {
  '/': ['text/html', () => '<!doctype html><script type="module" src="/page.js"></script>'],
  '/page.js': ['text/javascript', () => bundle.outputFiles[0].contents],
  '/bench.js': ['text/javascript', () => fs.readFileSync(`${FOLDER}/bench.js`)],
  '/bench_bg.wasm': ['application/wasm', () => fs.readFileSync(`${FOLDER}/bench_bg.wasm`)],
  '/data.json': ['application/json', () => JSON.stringify(read(set))],
}
const server = createServer(({ url }, response) => {
  const [type, content] = FILES[url] ?? ['text/plain', () => '']
  response.writeHead(FILES[url] ? 200 : 404, { 'content-type': type }).end(content())
})
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--headless', '--no-sandbox', '--disable-gpu'] })

async function open(name) {
  const page = await (await browser.newContext()).newPage()
  page.on('pageerror', (error) => note(`${name}: ${error}`))
  await page.goto(`http://127.0.0.1:${server.address().port}/`)
  const told = await page.evaluate((name) => globalThis.load(name), name)
  return { told, measure: (what, milliseconds) => page.evaluate(([what, ms]) => globalThis.measure(what, ms), [what, milliseconds]), close: () => page.context().close() }
}

if (wanted('s')) {
  set = 's'
  const peers = {}
  for (const name of ['ours', 'js-closure', 'json-logic-engine', 'publicodes']) peers[name] = await open(name)
  const { wrong, memory } = peers.ours.told
  figure('Chromium, s: outcomes and still-matters that differ from what was proved', wrong.length, '0', wrong.length === 0)
  figure('Chromium, s: memory of engine and pack', `${round(memory / 1e6)} MB`, '3 MB', memory <= 3e6)
  judge('Chromium', await rounds(peers, WHATS, count, milliseconds))
  for (const peer of Object.values(peers)) await peer.close()
}
if (wanted('l') && !quick) {
  set = 'l'
  const { told, measure } = await open('ours')
  await measure('live', 300)
  const pass = 1e3 / await measure('live', 600)
  figure('Chromium, l: load', `${round(told.load)} ms`, '150 ms', told.load < 150)
  figure('Chromium, l: one pass', `${round(pass)} ms`, '5 ms', pass <= 5)
}
await browser.close()
server.close()
end()
