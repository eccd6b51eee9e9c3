// In Node: every peer in a process of its own. node js/node.mjs [--quick] [s sg m l]

import { fork } from 'node:child_process'
import { end, figure, heading, note, round } from './report.mjs'
import { judge, rounds, WHATS } from './rounds.mjs'

const quick = process.argv.includes('--quick')
const sets = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const wanted = (set) => !sets.length || sets.includes(set)
const [count, milliseconds] = quick ? [3, 100] : [9, 250]

async function start(name) {
  const child = fork(new URL('peer.mjs', import.meta.url), [name])
  const answer = () => new Promise((resolve, reject) => {
    const ended = (code) => reject(new Error(`${name} ended with ${code}`))
    child.once('exit', ended)
    child.once('message', (told) => { child.off('exit', ended); resolve(told) })
  })
  const tell = (order) => { const told = answer(); child.send(order); return told }
  await answer()
  return { load: (set) => tell({ set }), measure: async (what, milliseconds) => (await tell({ what, milliseconds })).rate, stop: () => child.kill() }
}

heading('Node: our engine as it ships, beside its peers')
const grown = []
for (const set of ['s', 'sg', 'm', 'l'].filter(wanted)) {
  const names = set === 's' || set === 'sg' ? ['ours', 'js-closure', 'json-logic-engine', 'publicodes'] : ['ours', 'js-closure', 'json-logic-engine']
  const peers = {}
  for (const name of names) {
    peers[name] = await start(name)
    const told = await peers[name].load(set)
    if (name === 'ours') {
      figure(`Node, ${set}: outcomes and still-matters that differ from what was proved`, told.wrong.length, '0', told.wrong.length === 0)
      if (set === 's') figure('Node, s: memory of engine and pack', `${round(told.memory / 1e6)} MB`, '3 MB', told.memory <= 3e6)
      if (set === 'l') figure('Node, l: load', `${round(told.load)} ms`, '150 ms', told.load < 150)
    }
    note(`${set} ${name}: load ${round(told.load)} ms`)
    peers[name].told = told
  }
  const rates = await rounds(peers, WHATS, set === 's' ? count : Math.min(count, 3), milliseconds)
  if (set === 's') judge('Node', rates)
  else for (const [name, of] of Object.entries(rates)) note(`${set} ${name}: ${Object.entries(of).map(([what, list]) => `${what} ${round(1e3 / Math.max(...list))} ms`).join(', ')} a pass`)
  const best = (what) => 1e3 / Math.max(...rates.ours[what])
  if (set !== 'sg') grown.push(`${set} ${round(peers.ours.told.load)} / ${round(best('live'))} ms`)
  if (set === 'l') figure('Node, l: one pass', `${round(best('live'))} ms`, '5 ms', best('live') <= 5)
  for (const peer of Object.values(peers)) peer.stop()
}
note(`growth, load / one pass: ${grown.join(', ')}`)
end()
