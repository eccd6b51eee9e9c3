// The sets as generated, and the packs made of them.

import fs from 'node:fs'

export const FOLDER = process.env.BENCH_DATA
const text = (name) => fs.readFileSync(`${FOLDER}/data/${name}`, 'utf8')

/** Everything about a set that a peer needs; of profiles as many as were checked natively, at most 200. */
export function read(set, { loads = 3 } = {}) {
  const exact = JSON.parse(text(`${set}.uniform.exact.json`))
  const { full, partial } = JSON.parse(text(`${set}.uniform.profiles.json`))
  const count = Math.min(200, exact.full.length)
  const first = (list) => list.slice(0, count)
  return {
    set, loads, rules: JSON.parse(text(`${set}.rules.json`)), core: text(`${set}.pack.json`),
    full: first(full), partial: first(partial), exact: { full: first(exact.full), partial: first(exact.partial) },
  }
}
export const wasm = () => fs.readFileSync(`${FOLDER}/bench_bg.wasm`)
export const glue = `${FOLDER}/bench.js`
