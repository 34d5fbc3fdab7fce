import type { FittedModel } from '@lmm/reml'
import type { ModelRows } from '../rows/model-rows.ts'
import { say } from '../say.ts'
import { type Seed, streams } from '../simulation/random-generator.ts'
import { responseDrawer } from '../simulation/simulate.ts'
import { invalidOption } from '../targets/new-levels.ts'

/** What quantile residuals are simulated from. */
interface QuantileOptions {
  readonly about: 'conditional' | 'marginal'
  readonly seed: Seed
  readonly count: number
}

/** (responses below + U) / (count + 1) with U uniform, which is uniform itself when observed and simulated responses are alike. */
export function quantileResiduals(
  model: FittedModel,
  rows: ModelRows,
  { about, seed, count }: QuantileOptions,
): Float64Array {
  if (!(Number.isInteger(count) && count >= 1)) throw invalidOption('count', count, ['a whole number from 1 on'])
  if (model.specification.weights?.kind === 'frequency') throw say.error('prediction/frequency-rows', {})
  const draw = responseDrawer(model, rows, about === 'conditional')
  const { y, n } = rows
  const below = new Float64Array(n)
  let drawn = 0
  for (const stream of streams(seed)) {
    if (drawn++ < count) {
      const simulated = draw(stream)
      for (let i = 0; i < n; i++) if (simulated[i]! < y![i]!) below[i]!++
      if (drawn === 1) for (let i = 0; i < n; i++) if (Number.isNaN(simulated[i]! + y![i]!)) below[i] = Number.NaN
      continue
    }
    for (let i = 0; i < n; i++) below[i] = (below[i]! + stream.uniform()) / (count + 1)
    break
  }
  return below
}
