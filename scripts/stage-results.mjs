import { join } from 'node:path'

/** Where the last whole run of `npm test` left its results. */
export const resultsFile = join(import.meta.dirname, '../node_modules/.cache/lmm/test-run.json')

/** The stages with their times, the time of all, and the count of tests in the last line. */
export function showStages({ stages, seconds: all }) {
  const line = ({ name, ok, seconds, passed, failed, tests }) =>
    `${name.padEnd(9)} ${ok ? 'ok  ' : 'FAIL'} ${seconds.toFixed(1).padStart(7)} s${tests ? `  ${passed} passed, ${failed} failed` : ''}`
  const sum = (of) => stages.reduce((total, each) => total + of(each), 0)
  return [
    ...stages.map(line),
    `${'in all'.padEnd(14)} ${all.toFixed(1).padStart(7)} s`,
    `${sum(({ passed }) => passed)} passed, ${sum(({ failed }) => failed)} failed`,
  ].join('\n')
}
