import { type TableInput, toBasis } from '@lmm/design'
import type { Diagnostic } from '@lmm/diagnostics'
import { checkCall, type FittedModel } from '@lmm/reml'
import { conditionalPredictor, populationPredictor } from '../linear-predictor.ts'
import { type ModelRows, rowsOfModel, rowsOfTable } from '../rows/model-rows.ts'
import { say } from '../say.ts'
import { invalidOption } from '../targets/new-levels.ts'
import { type EffectDrawer, effectDrawer } from './draw-effects.ts'
import { residualDrawer } from './draw-residuals.ts'
import { type RandomGenerator, type Seed, streams } from './random-generator.ts'

/** Options of `simulate`. */
export interface SimulateOptions {
  /** A seed or a generator: the same gives the same responses. */
  readonly seed: Seed
  /** Number of simulated responses, default 1. */
  readonly count?: number
  /** Rows to simulate in place of those of the fit; the response is not read. */
  readonly newData?: TableInput
  /** Keeps the groups of the fit as they were estimated (b at its modes) and draws the residuals alone; default false, b is drawn too. */
  readonly conditional?: boolean
}

/** Simulated responses on the scale of the left side. */
export interface Simulation {
  /** `count` vectors, one value a row; NaN in the rows of `missing`. */
  readonly responses: readonly Float64Array[]
  /** Rows of the table, 0-based, that the values belong to. */
  readonly rows: Int32Array
  /** Positions, 0-based, that lack a value. */
  readonly missing: Int32Array
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Responses drawn from the fitted model: y = X beta + Z b + e at the estimates. The i-th response has a stream of random numbers of
 * its own, so that it is the same whatever the count and whoever computes it.
 *
 * @throws LmmError `prediction/no-rows` when the model does not hold its rows and no data are given, `prediction/frequency-rows` where rows stand
 *   for several equal rows.
 * @example
 * ```ts
 * import { lmm, simulate } from 'lmm'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
 * const { responses } = simulate(model, { seed: 1, count: 2 })
 * console.log(responses.map((y) => y[0]!.toFixed(2)).join(' '))
 * ```
 * ```text
 * 208.58 232.74
 * ```
 */
export function simulate(model: FittedModel, options: SimulateOptions): Simulation {
  checkCall('simulate()', model, options, { seed: true, count: true, newData: true, conditional: true })
  const { seed, count = 1, newData, conditional = false } = options
  if (!(Number.isInteger(count) && count >= 1)) throw invalidOption('count', count, ['a whole number from 1 on'])
  if (model.specification.weights?.kind === 'frequency') throw say.error('prediction/frequency-rows', {})
  const rows = newData === undefined ? rowsOfModel(model, 'simulate') : rowsOfTable(model, newData)
  const draw = responseDrawer(model, rows, conditional)
  const responses: Float64Array[] = []
  for (const stream of streams(seed)) {
    responses.push(draw(stream))
    if (responses.length === count) break
  }
  const missing = Int32Array.from([...responses[0]!.keys()].filter((i) => Number.isNaN(responses[0]![i]!)))
  return { responses, rows: rows.rows, missing, diagnostics: rows.residuals().notes }
}

/** Draws one response after another for the same rows. */
export function responseDrawer(
  model: FittedModel,
  rows: ModelRows,
  conditional: boolean,
): (generator: RandomGenerator) => Float64Array {
  const drawer = effectDrawer(model)
  const mean = conditional ? conditionalPredictor(model, rows) : populationPredictor(model, rows)
  const drawResiduals = residualDrawer(model, rows)
  return (generator) => {
    const out = mean.slice()
    for (const k of model.random.keys()) addEffects(model, rows, k, drawer, conditional, generator, out)
    drawResiduals(generator, out)
    return out
  }
}

/** Adds z'b of drawn effects: of all levels, or of those alone that were not in the fit. */
function addEffects(
  model: FittedModel,
  rows: ModelRows,
  k: number,
  drawer: EffectDrawer,
  newOnly: boolean,
  generator: RandomGenerator,
  out: Float64Array,
): void {
  const { columns, places, newLevels } = rows.random[k]!
  const { basis } = model.basis.random[k]!
  const q = basis.size
  const effects = drawer.draw(k, newLevels, generator)
  const known = model.random[k]!.levels.length
  const z = new Float64Array(q)
  for (let i = 0; i < out.length; i++) {
    const level = places[i]!
    if (level < 0) out[i] = Number.NaN
    if (level < 0 || (newOnly && level < known)) continue
    toBasis(basis, columns, i, 1, z, 0)
    for (let j = 0; j < q; j++) out[i]! += z[j]! * effects[level * q + j]!
  }
}
