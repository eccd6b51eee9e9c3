// What the adapters share: negation, leaves, letters. Runs in Node and in a page.
export const F = 0, T = 1, U = 2
export const isLeaf = (t) => t.fact !== undefined
/** negation normal form; leaves get neg:true|false */
export function nnf(t, neg = false) {
  if (isLeaf(t)) return { ...t, neg }
  if (t.not) return nnf(t.not, !neg)
  const isAll = !!t.all
  const ks = (t.all || t.any).map((c) => nnf(c, neg))
  return isAll !== neg ? { all: ks } : { any: ks }
}
export const opt = (rs, f, v) => rs.fx[f].options.indexOf(v)
/** generic text emitter: e = {leaf(l,fx), and, or, not(s)} */
export function emit(t, rs, e) {
  if (isLeaf(t)) return e.leaf(t, rs.fx[t.fact])
  if (t.not) return e.not(emit(t.not, rs, e))
  return '(' + (t.all || t.any).map((c) => emit(c, rs, e)).join(t.all ? e.and : e.or) + ')'
}
export function leafTest(l, fx) {
  const c = l.value
  switch (l.op) {
    case 'is': case 'eq': return (v) => v === c
    case 'in': { const s = new Set(c); return (v) => s.has(v) }
    case 'has': return (v) => v.includes(c)
    case 'hasAny': return (v) => c.some((x) => v.includes(x))
  }
  if (fx.kind === 'ordered') { const o = fx.options, k = o.indexOf(c); return l.op === 'ge' ? (v) => o.indexOf(v) >= k : (v) => o.indexOf(v) < k }
  return l.op === 'ge' ? (v) => v >= c : (v) => v < c
}
export const outStr = (a) => { let s = ''; for (let i = 0; i < a.length; i++) s += a[i] === T ? 'T' : a[i] === F ? 'F' : 'U'; return s }
