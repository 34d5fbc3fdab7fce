/** Prints the stages of the last whole `npm test` with their times. */
import { existsSync, readFileSync } from 'node:fs'
import { resultsFile, showStages } from './stage-results.mjs'

if (!existsSync(resultsFile)) {
  console.error('no run of npm test yet')
  process.exit(1)
}
console.log(showStages(JSON.parse(readFileSync(resultsFile, 'utf8'))))
