import { coefficients, type DfMethod, kenwardRoger, lmm, profile, satterthwaite } from 'lmm'
import type { BenchCase, Outcome } from '../bench-case.ts'
import { columnBytes } from '../exchange.ts'
import { longitudinal } from '../simulate/longitudinal.ts'
import { sleepstudyColumns, sleepstudyFormula } from './sleepstudy-columns.ts'

const [subjects, visits] = [1e4, 10]

/** Fits, then tests all coefficients: the time is that of the tests, the limit that of the fit. */
function tested(fit: () => ReturnType<typeof lmm>, df: DfMethod): Outcome {
  const start = performance.now()
  const model = fit()
  const fitted = performance.now()
  coefficients(model, { df })
  const { criterion } = model
  return { criterion, evaluations: null, ms: performance.now() - fitted, limit: fitted - start }
}

export const inferenceCases: readonly BenchCase[] = [
  {
    name: 'insteval-satterthwaite',
    title: "Satterthwaite's df of 28 coefficients, InstEval `y ~ service * dept + (1 | s) + (1 | d)`",
    target: 'limit',
    rounds: 3,
    ours: 1,
    theirs: 1,
    r: null,
    async prepare() {
      const { insteval } = await import('@lmm/datasets/insteval')
      const { y, service, s, d, dept } = insteval
      const columns = { y, service, s, d, dept }
      const bytes = columnBytes({ y, service: service.codes, s: s.codes, d: d.codes, dept: dept.codes })
      const fit = () => lmm('y ~ service * dept + (1 | s) + (1 | d)', columns)
      return { columnBytes: bytes, run: () => tested(fit, satterthwaite) }
    },
  },
  {
    name: 'kenward-roger-1e5',
    title: `Kenward-Roger tests, longitudinal 1e5 rows, ${subjects} subjects, \`(x | id)\``,
    target: { ms: 1000 },
    rounds: 5,
    ours: 2,
    theirs: 1,
    r: null,
    prepare() {
      const columns = { ...longitudinal(subjects, visits) }
      const fit = () => lmm('y ~ x * trt + (x | id)', columns)
      return { columnBytes: columnBytes(columns), run: () => tested(fit, kenwardRoger) }
    },
  },
  {
    name: 'profile-sleepstudy',
    title: 'profile of all parameters with its curves, sleepstudy `(Days | Subject)`',
    target: { ms: 50 },
    rounds: 7,
    ours: 10,
    theirs: 1,
    r: null,
    prepare() {
      const columns = sleepstudyColumns()
      const model = lmm(sleepstudyFormula, columns)
      const { criterion } = model
      return {
        columnBytes: columnBytes(columns),
        run() {
          profile(model)
          return { criterion, evaluations: null }
        },
      }
    },
  },
]
