// Peers in turn, several rounds; what is quoted are medians of the ratios within a round, because times are noisy.

import { median } from './measure.mjs'
import { figure, note, round } from './report.mjs'

// For how long each peer first does each thing, uncounted, so that all are compiled as well as they will be. The slowest gets faster for
// two seconds (a few hundred calls); ours, in wasm, is done at once.
const WARM = 2500

/** `peers`: name → {measure(what, milliseconds)}; returns name → what → [rate]. */
export async function rounds(peers, whats, count, milliseconds) {
  const rates = {}
  const each = async (see) => {
    for (const [name, peer] of Object.entries(peers)) for (const what of whats[name] ?? whats.all) await see(name, peer, what)
  }
  await each((name, peer, what) => peer.measure(what, WARM))
  for (let n = 0; n < count; n++) {
    await each(async (name, peer, what) => ((rates[name] ??= {})[what] ??= []).push(await peer.measure(what, milliseconds)))
  }
  return rates
}

export const ratio = (rates, what, one, other) => median(rates[one][what].map((rate, n) => rate / rates[other][what][n]))

/** The two ratios that are bounded. */
export function judge(where, rates) {
  for (const [name, of] of Object.entries(rates)) {
    note(`${name}: ${Object.entries(of).map(([what, list]) => `${what} ${round(median(list))}/s`).join(', ')}`)
  }
  const live = ratio(rates, 'live', 'ours', 'publicodes')
  figure(`${where}, s: outcomes plus still-matters, times publicodes`, round(live), '250', live >= 250, '700')
  const full = ratio(rates, 'full', 'ours', 'json-logic-engine')
  figure(`${where}, s: full evaluation, times json-logic-engine`, round(full), '0.8', full >= 0.8, '1.5')
}
export const WHATS = { all: ['full', 'live'], 'json-logic-engine': ['full'] }
