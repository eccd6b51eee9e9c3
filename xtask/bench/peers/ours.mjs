// Our engine as it ships, in wasm, through typed arrays. The pack comes in as the element takes it: as text, parsed by the host.
export const info = { pkg: 'policy-calculator', unknown: 'exact', live: true }
const NOTHING = -(2 ** 31)
let glue, memory
/** Starts a fresh instance of the wasm. */
export function start(module, bytes) {
  glue = module
  memory = glue.initSync({ module: bytes }).memory
}
export const memoryBytes = () => memory.buffer.byteLength
export function compile(rs) {
  const session = new glue.Session(JSON.parse(rs.core))
  return { session, n: session.measures(), facts: session.facts(), ids: rs.facts.map((f) => f.id), views: null }
}
export const free = (s) => s.session.free()
// Views die when the memory grows.
function views(s) {
  if (s.views?.buffer !== memory.buffer) {
    const { buffer } = memory
    s.views = { buffer, input: new Int32Array(buffer, s.session.input_at(), s.facts), output: new Uint8Array(buffer, s.session.output_at(), s.n + s.facts) }
  }
  return s.views
}
export function input(s, rs, p) {
  const codes = new Int32Array(s.facts).fill(NOTHING)
  rs.facts.forEach((f, i) => {
    const v = p[f.id]
    if (v === undefined) return
    codes[i] = f.kind === 'set' ? v.reduce((bits, o) => bits | 1 << f.options.indexOf(o), 0) : f.options ? f.options.indexOf(v) : Number(v)
  })
  return codes
}
export function evalFull(s, codes) {
  views(s).input.set(codes)
  s.session.assess()
  return views(s).output.slice(0, s.n)
}
export const evalPartial = evalFull
export function live(s, codes) {
  views(s).input.set(codes)
  s.session.still_matters()
  const { output } = views(s)
  const facts = []
  for (let i = 0; i < s.ids.length; i++) if (output[s.n + i]) facts.push(s.ids[i])
  return { o: output.slice(0, s.n), facts }
}
