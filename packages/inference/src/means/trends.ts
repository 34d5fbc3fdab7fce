import { tableOf } from '@lmm/design'
import { checkCall, type FittedModel } from '@lmm/reml'
import { combinations } from '../anova/cell-design.ts'
import { degreesOf, levelOf } from '../options.ts'
import { say } from '../say.ts'
import { linearTest } from '../tests/linear-test.ts'
import { isEstimable } from './estimability.ts'
import { gridVariables } from './grid-variables.ts'
import type { MarginalMeans, MeanRow, MeansOptions } from './marginal-means.ts'
import { meanFunctions } from './mean-functions.ts'
import { rowsOfTable } from './reference-grid.ts'
import { meansSpecification } from './specification.ts'

/** Weights of f(x - 2h), ..., f(x + 2h) in the derivative at x, times 12 h. */
const fivePoint = [
  [-2, 1],
  [-1, -8],
  [1, 8],
  [2, -1],
] as const

/**
 * Slopes of a covariate, by factors, averaged as marginal means are: the derivative of the mean at the covariate's own mean or at
 * `options.at`. Compare them with `compareMeans`.
 *
 * @param specs - `'A'`, `'A * B'` or `'A | B'`.
 * @throws LmmError where a name is no variable of the fixed part.
 * @example
 * ```ts
 * import { compareMeans, lmm, trends } from 'lmm'
 * import { oats } from '@lmm/datasets/oats'
 * const model = lmm('yield ~ Variety * nitro + (1 | Block/Variety)', oats)
 * const slopes = trends(model, 'nitro', 'Variety')
 * for (const { levels, estimate } of slopes.rows) console.log(levels.Variety, estimate!.toFixed(2))
 * console.log(compareMeans(slopes)[0]!.estimate!.toFixed(2))
 * ```
 * ```text
 * Golden Rain 75.33
 * Marvellous 64.58
 * Victory 81.08
 * 10.75
 * ```
 */
export function trends(
  model: FittedModel,
  covariate: string,
  specs: string,
  options: Omit<MeansOptions, 'scale'> = {},
): MarginalMeans {
  checkCall('trends()', model, options, { at: true, weights: true, df: true, level: true })
  const { at = {}, weights = 'equal' } = options
  const variables = gridVariables(model, at)
  const v = variables.findIndex(
    ({ name, kind, labels }) => name === covariate && kind === 'covariate' && labels.length === 1,
  )
  if (v < 0)
    throw say.error('inference/unknown-covariate', {
      name: covariate,
      known: variables.filter(({ kind }) => kind === 'covariate').map(({ name }) => name),
    })
  const specification = meansSpecification(specs)
  const points = combinations(variables.map(({ labels }) => labels.length))
  const [center] = variables[v]!.column(Int32Array.of(0)) as Float64Array
  const h = 1e-3 * spreadOf(model, covariate)
  const moved = fivePoint.map(([steps, factor]) => {
    const columns = new Map(
      variables.map((variable, k) => {
        const places = Int32Array.from(points, (point) => point[k]!)
        return [
          variable.name,
          k === v ? new Float64Array(points.length).fill(center! + steps * h) : variable.column(places),
        ]
      }),
    )
    return { factor: factor / (12 * h), ...rowsOfTable(model, tableOf(columns)) }
  })
  const derivative = (of: 'rows' | 'deviations', i: number): Float64Array => {
    const out = new Float64Array(moved[0]![of][i]!.length)
    for (const part of moved) for (let j = 0; j < out.length; j++) out[j]! += part.factor * part[of][i]![j]!
    const largest = out.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
    return out.map((value) => (Math.abs(value) < 1e-10 * largest ? 0 : value))
  }
  const grid = {
    variables,
    points,
    rows: points.map((_, i) => derivative('rows', i)),
    deviations: points.map((_, i) => derivative('deviations', i)),
  }
  const functions = meanFunctions(model, grid, specification, weights)
  const degrees = degreesOf(model, options)
  const level = levelOf(options)
  const rows = functions.map(({ levels, weights: l, deviations }): MeanRow => {
    if (!isEstimable(deviations)) return { levels, estimate: null, stdError: null, df: null, lower: null, upper: null }
    const { estimate, stdError, df, lower, upper } = linearTest(model, degrees, l, level)
    return { levels, estimate, stdError, df, lower, upper }
  })
  const { variables: named, by } = specification
  return { specs, rows, variables: named, by, functions, model, options, diagnostics: [], kind: 'trend' }
}

/** The standard deviation of a covariate over the rows used, or 1 where these are not held. */
function spreadOf({ rows }: FittedModel, name: string): number {
  const column = rows?.table.columns.get(name)
  if (!rows || column?.kind !== 'number') return 1
  const values = Array.from(rows.rows, (row) => column.values[row]!)
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) || 1
}
