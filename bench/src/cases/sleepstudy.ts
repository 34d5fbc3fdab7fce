import type { BenchCase } from '../bench-case.ts'
import { columnBytes } from '../exchange.ts'
import { fit } from '../fit.ts'
import { sleepstudyColumns, sleepstudyFormula } from './sleepstudy-columns.ts'

const both = {
  r: ['sleepstudy.R'],
  prepare() {
    const columns = sleepstudyColumns()
    return { columnBytes: columnBytes(columns), run: () => fit(sleepstudyFormula, columns) }
  },
} as const

export const sleepstudyCases: readonly BenchCase[] = [
  {
    ...both,
    name: 'sleepstudy-warm',
    title: 'sleepstudy `(Days | Subject)`, warm',
    target: { ratio: 150 },
    rounds: 12,
    ours: 300,
    theirs: 20,
  },
  {
    ...both,
    name: 'sleepstudy-first',
    title: 'sleepstudy, first fit of a process',
    target: { ms: 3 },
    fresh: true,
    rounds: 11,
    ours: 1,
    theirs: 1,
  },
]
