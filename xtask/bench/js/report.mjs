// Lines of the report. A missed figure makes the run fail at its end.

let missed = 0

export function figure(name, value, bound, met, aim = '') {
  if (!met) missed++
  console.log(`${met ? 'pass  ' : 'MISSED'} ${name}: ${value} (bound ${bound}${aim && `, aim ${aim}`})`)
}
export const note = (line) => console.log(`       ${line}`)
export const heading = (line) => console.log(`\n${line}`)
export const end = () => process.exit(missed ? 1 : 0)
export const round = (n) => n >= 100 ? n.toFixed(0) : n >= 10 ? n.toFixed(1) : n.toFixed(2)
