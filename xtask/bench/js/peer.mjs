// One peer in a process of its own, told by its parent what to do: {set} loads a set, {what, milliseconds} measures.

import { differences, prepare, rate } from './measure.mjs'
import { glue, read, wasm } from './data.mjs'

const name = process.argv[2]
const peer = await import(`../peers/${name}.mjs`)
if (name === 'ours') peer.start(await import(glue), wasm())
let prepared

process.on('message', (order) => {
  if (order.set) {
    prepared = prepare(peer, read(order.set))
    const wrong = name === 'ours' ? differences(prepared) : []
    process.send({ load: prepared.load, wrong, memory: peer.memoryBytes?.() })
  } else {
    process.send({ rate: rate(prepared, order.what, order.milliseconds) })
  }
})
process.send({})
