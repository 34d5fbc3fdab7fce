import { type LmmOptions, lmm } from 'lmm'
import { optimize } from 'lmm/reml'
import type { BenchCase, Outcome } from '../bench-case.ts'
import { columnBytes, writeColumns } from '../exchange.ts'
import { fit } from '../fit.ts'
import { spatial } from '../simulate/spatial.ts'
import { times } from '../simulate/times.ts'
import { type Visits, visits } from '../simulate/visits.ts'

const [formula, options] = ['y ~ arm * visit', { residual: 'us(visit | id)' }] as const
const simulate = () => ({ ...visits(1000, 6) })

/** Milliseconds of the search alone, once the products are there. */
function searchTime(data: Visits): { readonly ms: number; readonly criterion: number } {
  let ms = 0
  const optimizer: NonNullable<LmmOptions['optimizer']> = (objective, settings) => {
    const start = performance.now()
    const result = optimize(objective, settings)
    ms = performance.now() - start
    return result
  }
  const { criterion } = lmm(formula, { ...data }, { ...options, optimizer })
  return { ms, criterion }
}

export const residualCases: readonly BenchCase[] = [
  {
    name: 'mmrm-1000',
    title: 'MMRM, unstructured, 1000 subjects x 6 visits with dropout',
    target: { ratio: 1000 },
    rounds: 2,
    ours: 20,
    theirs: 1,
    r: ['mmrm.R'],
    exchange: () => writeColumns('mmrm', simulate()),
    prepare() {
      const columns = simulate()
      return { columnBytes: columnBytes(columns), run: () => fit(formula, columns, options) }
    },
  },
  {
    name: 'mmrm-10000',
    title: 'the same of 10,000 subjects, the search once the products are there: below 3 times that of 1000',
    target: 'limit',
    rounds: 3,
    ours: 5,
    theirs: 1,
    r: null,
    prepare() {
      const few = visits(1000, 6)
      const many = visits(10_000, 6)
      return {
        columnBytes: columnBytes({ ...many }),
        run(): Outcome {
          const { ms: limit } = searchTime(few)
          const { ms, criterion } = searchTime(many)
          return { criterion, evaluations: null, ms, limit: 3 * limit }
        },
      }
    },
  },
  {
    name: 'spatial-3000',
    title: '3000 places in one group, `exp(east + north | 1, nugget = TRUE)`',
    target: { ms: 60_000 },
    rounds: 1,
    ours: 1,
    theirs: 1,
    r: null,
    prepare() {
      const columns = { ...spatial(3000) }
      const structure = { residual: 'exp(east + north | 1, nugget = TRUE)' }
      return { columnBytes: columnBytes(columns), run: () => fit('y ~ x', columns, structure) }
    },
  },
  {
    name: 'times-400',
    title: '50 subjects of 400 times of their own, `car1(time | id)`',
    target: { ms: 30_000 },
    rounds: 1,
    ours: 1,
    theirs: 1,
    r: null,
    prepare() {
      const columns = { ...times(50, 400) }
      return {
        columnBytes: columnBytes(columns),
        run: () => fit('y ~ time', columns, { residual: 'car1(time | id)' }),
      }
    },
  },
]
