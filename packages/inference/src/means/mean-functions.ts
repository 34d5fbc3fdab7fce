import type { FittedModel } from '@lmm/reml'
import { factorCodes } from '../anova/factor-codes.ts'
import { say } from '../say.ts'
import type { GridVariable } from './grid-variables.ts'
import type { ReferenceGrid } from './reference-grid.ts'
import type { MeansSpecification } from './specification.ts'

/** One marginal mean as a function of the coefficients. */
export interface MeanFunction {
  /** Levels of the variables compared and of those within, by the names of the specification. */
  readonly levels: Readonly<Record<string, string>>
  /** p. */
  readonly weights: Float64Array
  readonly deviations: Float64Array
}

/** How cells are averaged over the factors that a specification does not name: equally, or by their rows in the data. */
export type CellWeights = 'equal' | 'proportional'

/** Averages of the grid over all that the specification does not name, first variable fastest. */
export function meanFunctions(
  model: FittedModel,
  grid: ReferenceGrid,
  { variables, by }: MeansSpecification,
  weighting: CellWeights,
): MeanFunction[] {
  const named = [...variables, ...by].map((name) => ({ name, at: placeOf(grid.variables, name) }))
  const rest = grid.variables.map((_, v) => v).filter((v) => !named.some(({ at }) => at === v))
  for (const v of rest) {
    const { kind, labels, name } = grid.variables[v]!
    if (kind === 'covariate' && labels.length > 1) throw say.error('inference/covariate-values', { name })
  }
  const cellWeight = weighting === 'proportional' ? shares(model, grid, rest) : () => 1
  const found = new Map<
    string,
    { levels: Record<string, string>; weights: Float64Array; deviations: Float64Array; total: number }
  >()
  grid.points.forEach((point, i) => {
    const key = named.map(({ at }) => point[at]!).join(' ')
    const levels = Object.fromEntries(named.map(({ name, at }) => [name, grid.variables[at]!.labels[point[at]!]!]))
    const row = grid.rows[i]!
    const own = found.get(key) ?? {
      levels,
      weights: new Float64Array(row.length),
      deviations: new Float64Array(grid.deviations[i]!.length),
      total: 0,
    }
    found.set(key, own)
    const weight = cellWeight(point)
    own.total += weight
    for (let j = 0; j < row.length; j++) own.weights[j]! += weight * row[j]!
    for (let a = 0; a < own.deviations.length; a++) own.deviations[a]! += weight * grid.deviations[i]![a]!
  })
  const cells = [...found.values()].map(({ levels, weights, deviations, total }) => ({
    levels,
    weights: weights.map((value) => value / total),
    deviations: deviations.map((value) => value / total),
  }))
  return inOrder(cells, grid, named)
}

/** First variable fastest. */
function inOrder(
  cells: readonly MeanFunction[],
  grid: ReferenceGrid,
  named: readonly { readonly name: string; readonly at: number }[],
): MeanFunction[] {
  const place = (cell: MeanFunction): number =>
    [...named].reverse().reduce((sum, { name, at }) => {
      const { labels } = grid.variables[at]!
      return sum * labels.length + labels.indexOf(cell.levels[name]!)
    }, 0)
  return [...cells].sort((a, b) => place(a) - place(b))
}

function placeOf(variables: readonly GridVariable[], name: string): number {
  const squeezed = (text: string): string => text.replaceAll(/\s+/g, '')
  const at = variables.findIndex(
    (variable) => variable.name === name || variable.aliases.some((alias) => squeezed(alias) === squeezed(name)),
  )
  if (at >= 0) return at
  throw say.error('inference/unknown-factor', { name, known: variables.map((variable) => variable.name) })
}

/** The number of rows in each cell of the factors that are averaged over. */
function shares(
  model: FittedModel,
  { variables }: ReferenceGrid,
  rest: readonly number[],
): (point: readonly number[]) => number {
  const factors = rest.filter((v) => variables[v]!.kind === 'factor')
  const codes = factors.map((v) => {
    const { name, aliases } = variables[v]!
    const label = model.terms.fixed.terms
      .flatMap((term) => term.variables)
      .find((variable) => variable.label === name || aliases.includes(variable.label))?.label
    const found = label === undefined ? null : factorCodes(model, label)
    if (!found) throw say.error('inference/needs-rows', { what: 'proportional', columns: [name] })
    return found
  })
  const counts = new Map<string, number>()
  for (let i = 0; i < model.n; i++) {
    const key = codes.map((code) => code[i]).join(' ')
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return (point) => counts.get(factors.map((v) => point[v]!).join(' ')) ?? 0
}
