import { join } from 'node:path'
import type { BenchCase } from '../bench-case.ts'
import { places } from '../places.ts'
import type { Command } from './side.ts'

/** Our side of a case in a process of its own. */
export function oursOf({ name, fresh }: BenchCase): Command {
  const values = fresh ? [join(places.built, 'first-fit.js')] : ['--expose-gc', join(places.built, 'worker.js'), name]
  return { program: process.execPath, values }
}

/** The same in R; null where R has nothing to compare. */
export function theirsOf({ r, fresh }: BenchCase): Command | null {
  if (!r) return null
  const [script, ...values] = r
  const main = join(places.r, fresh ? 'first-fit.R' : 'worker.R')
  const said = [main, join(places.r, 'cases', script), places.simulate, places.exchange, ...values.map(String)]
  return { program: 'Rscript', values: ['--no-save', '--no-restore', ...said] }
}
