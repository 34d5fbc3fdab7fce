import type { SolvedSystem } from '../../several-factors/solved-system.ts'
import type { SparseParts } from './effect-terms.ts'
import type { LocalEffects } from './local-effects.ts'

/** Lambda M^-1 Lambda' of the effects of one group. */
export function conditionalCovariance(
  { products, effects, system }: Pick<SparseParts, 'products' | 'effects' | 'system'>,
  { levels, size, pairs }: LocalEffects,
  { Lambda }: SolvedSystem,
  inverse: Float64Array,
): Float64Array {
  const H = new Float64Array(size * size)
  let at = 0
  for (let a = 0; a < levels.length; a++)
    for (let b = 0; b <= a; b++) {
      const pair = pairs[at++]!
      const block = pairs[at++]!
      const { row, column } = effects.pairs[pair]!
      const qr = products.factors[row]!.q
      const qc = products.factors[column]!.q
      const positions = system.positions[pair]!
      const [Lr, Lc] = [Lambda[row]!, Lambda[column]!]
      const to = levels[a]!.start
      const from = levels[b]!.start
      for (let i = 0; i < qr; i++)
        for (let j = 0; j < qc; j++) {
          let sum = 0
          for (let r = 0; r <= i; r++)
            for (let c = 0; c <= j; c++) {
              // a level with itself has its lower triangle alone
              const low = a === b && r < c ? r : c
              const high = a === b && r < c ? c : r
              const place = positions[block * qc + low]! + (a === b ? high - low : high)
              sum += Lr[i * qr + r]! * inverse[place]! * Lc[j * qc + c]!
            }
          H[(to + i) * size + from + j] = sum
          H[(from + j) * size + to + i] = sum
        }
    }
  return H
}
