import { join } from 'node:path'

/** Where the last whole run of `npm test` left its results. */
export const resultsFile = join(import.meta.dirname, '../node_modules/.cache/lmm/test-stages.json')

/** The stages with their times, and the count of tests in the last line. */
export function showStages(results) {
  const line = ({ name, ok, seconds, passed, failed, tests }) =>
    `${name.padEnd(9)} ${ok ? 'ok  ' : 'FAIL'} ${seconds.toFixed(1).padStart(7)} s${tests ? `  ${passed} passed, ${failed} failed` : ''}`
  const sum = (of) => results.reduce((total, each) => total + of(each), 0)
  return [
    ...results.map(line),
    `${'in all'.padEnd(14)} ${sum(({ seconds }) => seconds)
      .toFixed(1)
      .padStart(7)} s`,
    `${sum(({ passed }) => passed)} passed, ${sum(({ failed }) => failed)} failed`,
  ].join('\n')
}
