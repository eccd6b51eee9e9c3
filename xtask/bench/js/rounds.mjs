// Peers in turn, several rounds; what is quoted are medians of the ratios within a round, because times are noisy.

import { median } from './measure.mjs'
import { figure, note, round } from './report.mjs'

/** `peers`: name → {measure(what, milliseconds)}; returns name → what → [rate]. */
export async function rounds(peers, whats, count, milliseconds) {
  const rates = {}
  // The first round warms up and is not counted.
  for (let n = -1; n < count; n++) {
    for (const [name, peer] of Object.entries(peers)) {
      for (const what of whats[name] ?? whats.all) {
        const rate = await peer.measure(what, milliseconds)
        if (n >= 0) ((rates[name] ??= {})[what] ??= []).push(rate)
      }
    }
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
