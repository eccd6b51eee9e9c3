// What is measured of one peer over one set; the same in Node and in a page.

const now = () => performance.now()
export const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1]
const letters = (o) => Array.from(o, (x) => 'FTU'[x]).join('')

/** A peer with a set loaded, and its own form of the inputs. `data`: {rules, core, full, partial, exact}. */
export function prepare(peer, data) {
  const rs = { ...data.rules, fx: Object.fromEntries(data.rules.facts.map((f) => [f.id, f])), core: data.core }
  const loads = []
  let state
  for (let n = 0; n < data.loads; n++) {
    if (state && peer.free) peer.free(state)
    const begun = now()
    state = peer.compile(rs)
    loads.push(now() - begun)
  }
  const inputs = (profiles) => profiles.map((p) => peer.input(state, rs, p))
  return { peer, state, load: median(loads), full: inputs(data.full), partial: inputs(data.partial), data }
}

/** What differs from what was proved natively; empty where nothing does. */
export function differences({ peer, state, full, partial, data }) {
  const wrong = []
  const check = (name, inputs, expected) => expected.forEach(({ out, live }, n) => {
    const said = peer.live(state, inputs[n])
    if (letters(said.o) !== out || letters(peer.evalFull(state, inputs[n])) !== out || said.facts.join() !== live.join()) wrong.push(`${name} ${n}`)
  })
  check('full', full, data.exact.full)
  check('partial', partial, data.exact.partial)
  return wrong
}

/** Calls a second over about so many milliseconds: `full` evaluates full profiles, `partial` partial ones, `live` adds what still matters. */
export function rate({ peer, state, full, partial }, what, milliseconds) {
  const inputs = what === 'full' ? full : partial
  const call = what === 'full' ? peer.evalFull : what === 'partial' ? peer.evalPartial : peer.live
  let calls = 0, batch = 1, took = 0
  const begun = now()
  do {
    for (let n = 0; n < batch; n++) call(state, inputs[calls++ % inputs.length])
    const before = took
    took = now() - begun
    // In a page, reading the clock takes half a microsecond, and it moves on by a tenth of a millisecond: a fast peer is asked the time
    // about once a millisecond, a slow one after each call.
    if (took - before < 1) batch *= 2
  } while (took < milliseconds)
  return calls / took * 1e3
}
