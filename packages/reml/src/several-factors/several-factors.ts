import type { CrossedProducts } from '@lmm/design'
import type { Criterion } from '../objective.ts'
import type { SigmaCriterion } from '../sigma-criterion.ts'

export function severalFactorsCriterion(_products: CrossedProducts, _kind: Criterion): SigmaCriterion {
  throw new Error('unreachable until the sparse factorisation lands')
}
