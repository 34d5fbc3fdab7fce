import { normal } from '@lmm/distributions'
import { semidefiniteCholesky } from '@lmm/linalg'
import type { FittedModel } from '@lmm/reml'
import { levelFactorsOf } from '../uncertainty/relatedness.ts'
import { termCovariances } from '../uncertainty/term-covariances.ts'
import type { RandomGenerator } from './random-generator.ts'

/** Draws random effects of levels of a model. */
export interface EffectDrawer {
  /** Effects of all levels of term k in the basis of the fit, levels x q; `count` levels that were not in the fit follow. */
  draw(k: number, count: number, generator: RandomGenerator): Float64Array
}

/** Makes the drawer of a model: b = Lambda u, and b = (L (x) Lambda) u for levels with a known relationship. */
export function effectDrawer(model: FittedModel): EffectDrawer {
  const { Sigma } = termCovariances(model)
  const related = levelFactorsOf(model)
  const scale = Math.sqrt(model.basis.variance)
  const factors = Sigma.map((S) => {
    const q = Math.round(Math.sqrt(S.length))
    const Lambda = S.slice()
    semidefiniteCholesky(Lambda, q, 1e-14)
    return Lambda
  })
  return {
    draw(k, count, generator) {
      const Lambda = factors[k]!
      const q = Math.round(Math.sqrt(Lambda.length))
      const { group, levels } = model.random[k]!
      const all = levels.length + count
      const out = new Float64Array(all * q)
      const u = new Float64Array(q)
      for (let level = 0; level < all; level++) {
        for (let i = 0; i < q; i++) u[i] = scale * normal.quantile(generator.uniform())
        for (let i = 0; i < q; i++) for (let j = 0; j <= i; j++) out[level * q + i]! += Lambda[i * q + j]! * u[j]!
      }
      const L = related.get(group)
      if (!L) return out
      const b = new Float64Array(out.length)
      b.set(out.subarray(levels.length * q), levels.length * q)
      for (let level = 0; level < levels.length; level++)
        for (let at = L.rowPointers[level]!; at < L.rowPointers[level + 1]!; at++)
          for (let i = 0; i < q; i++) b[level * q + i]! += L.values[at]! * out[L.columns[at]! * q + i]!
      return b
    },
  }
}
