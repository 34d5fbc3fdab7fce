import { type TableInput, toBasis } from '@lmm/design'
import type { FittedModel } from '@lmm/reml'
import { randomRows } from '../rows/random-rows.ts'
import { termCovariances } from '../uncertainty/term-covariances.ts'

/** z'Gz of each row, summed over the random terms. */
export function marginalVariances(model: FittedModel, data: TableInput): Float64Array {
  const { n, random } = randomRows(model, data, 'fanning')
  const { Sigma } = termCovariances(model)
  const out = new Float64Array(n)
  random.forEach(({ columns }, k) => {
    const { basis } = model.basis.random[k]!
    const q = basis.size
    const z = new Float64Array(q)
    for (let i = 0; i < n; i++) {
      toBasis(basis, columns, i, 1, z, 0)
      for (let a = 0; a < q; a++)
        for (let b = 0; b < q; b++) out[i]! += model.basis.variance * z[a]! * Sigma[k]![a * q + b]! * z[b]!
    }
  })
  return out
}
