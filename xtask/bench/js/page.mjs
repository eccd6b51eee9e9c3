// Runs in the page: one peer, handed everything by `chromium.mjs`.

import { differences, prepare, rate } from './measure.mjs'
import * as ours from '../peers/ours.mjs'
import * as closure from '../peers/js-closure.mjs'
import * as jsonLogic from '../peers/json-logic-engine.mjs'
import * as publicodes from '../peers/publicodes.mjs'

const PEERS = { ours, 'js-closure': closure, 'json-logic-engine': jsonLogic, publicodes }
let prepared

globalThis.load = async (name) => {
  const data = await (await fetch('/data.json')).json()
  if (name === 'ours') ours.start(await import('/bench.js'), await (await fetch('/bench_bg.wasm')).arrayBuffer())
  prepared = prepare(PEERS[name], data)
  return { load: prepared.load, wrong: name === 'ours' ? differences(prepared) : [], memory: PEERS[name].memoryBytes?.() }
}
globalThis.measure = (what, milliseconds) => rate(prepared, what, milliseconds)
