import type { BenchCase } from '../bench-case.ts'
import { columnBytes, writeColumns } from '../exchange.ts'
import { fit } from '../fit.ts'
import { maximal } from '../simulate/maximal.ts'

const simulate = () => ({ ...maximal(56, 32) })

export const maximalCase: BenchCase = {
  name: 'maximal',
  title: 'maximal, 56 subjects x 32 items, 8 effects each, 72 parameters',
  target: { ratio: 60 },
  long: 'theirs',
  rounds: 3,
  ours: 1,
  theirs: 1,
  r: ['maximal.R'],
  exchange: () => writeColumns('maximal', simulate()),
  prepare() {
    const columns = simulate()
    return {
      columnBytes: columnBytes(columns),
      run: () => fit('y ~ a * b * c + (a * b * c | subject) + (a * b * c | item)', columns),
    }
  },
}
