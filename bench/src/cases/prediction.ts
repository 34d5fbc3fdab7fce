import { type LmmData, lmm, predict, type Target, updateGroup } from 'lmm'
import type { BenchCase, Outcome } from '../bench-case.ts'
import { columnBytes } from '../exchange.ts'
import { sleepstudyColumns, sleepstudyFormula } from './sleepstudy-columns.ts'

const none: Outcome = { criterion: null, evaluations: null }
const rows = 1e6
const updates = 1000

/** Rows to predict: days in order, subjects in turn, as texts. */
function newColumns() {
  const subjects = [...new Set(sleepstudyColumns().Subject)]
  return {
    Days: Float64Array.from({ length: rows }, (_, i) => i % 10),
    Subject: Array.from({ length: rows }, (_, i) => subjects[i % subjects.length]!),
  }
}

const predicting = (name: string, title: string, target: Target | undefined): BenchCase => ({
  name,
  title,
  ...(target === undefined && { target: { ms: 500 } }),
  rounds: 5,
  ours: 2,
  theirs: 1,
  r: target === undefined ? ['predict.R', rows] : null,
  prepare() {
    const model = lmm(sleepstudyFormula, sleepstudyColumns())
    const columns = newColumns()
    return {
      columnBytes: columnBytes(columns),
      run() {
        if (target === undefined) predict(model, columns)
        else predict(model, columns, { target })
        return none
      },
    }
  },
})

export const predictionCases: readonly BenchCase[] = [
  predicting('predict-1e6', 'predictions of 1e6 rows, sleepstudy `(Days | Subject)`', undefined),
  predicting('predict-1e6-intervals', 'the same with intervals of new observations', 'observation'),
  {
    name: 'update-group',
    title: `${updates} new patients of two rows each, \`updateGroup\``,
    target: { ms: 0.1 * updates },
    rounds: 7,
    ours: 3,
    theirs: 1,
    r: null,
    prepare() {
      const model = lmm(sleepstudyFormula, sleepstudyColumns())
      const patient: LmmData = [
        { Days: 0, Reaction: 300 },
        { Days: 1, Reaction: 310 },
      ]
      return {
        columnBytes: 4 * 8,
        run() {
          for (let i = 0; i < updates; i++) updateGroup(model, patient)
          return none
        },
      }
    },
  },
]
