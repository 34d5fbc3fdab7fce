import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const bench = fileURLToPath(new URL('..', import.meta.url))

/** Folders of the bench; this file is read in src and, built, in dist. */
export const places: Readonly<Record<'built' | 'results' | 'exchange' | 'r' | 'simulate', string>> = {
  built: join(bench, 'dist'),
  results: join(bench, 'results'),
  exchange: join(bench, 'results/data'),
  r: join(bench, 'r'),
  simulate: join(bench, '../packages/reference/scripts/simulate.R'),
}
