import { toBasis } from '@lmm/design'
import { semidefiniteCholesky, symmetricEigen } from '@lmm/linalg'
import type { FittedModel } from '@lmm/reml'
import type { ModelRows } from '../rows/model-rows.ts'
import { say } from '../say.ts'
import { levelFactorsOf } from '../uncertainty/relatedness.ts'
import { termCovariances } from '../uncertainty/term-covariances.ts'
import { type Component, components } from './components.ts'

/** The largest number of random effects that hang together: the cost grows with its cube. */
const largest = 1500

/**
 * V^-1/2 r by the symmetric root. With rows scaled to unit residual variance V = I + A A', A = Z Lambda, and for
 * A'A = Q S Q': V^-1/2 r = r + A Q ((I + S)^-1/2 - I) S^-1 Q' A' r, component by component of the effects that hang together.
 */
export function whitenedMarginal(model: FittedModel, rows: ModelRows, response: Float64Array): Float64Array {
  const { residual } = rows.residuals()
  const out = response.map((r, i) => r / Math.sqrt(residual[i]!))
  const effects = scaledEffects(model, rows, residual)
  for (const component of components(model, rows)) {
    if (component.size > largest) throw say.error('prediction/too-many-effects', { effects: component.size, largest })
    whiten(component, effects, out)
  }
  for (const { places } of rows.random)
    places.forEach((place, i) => {
      if (place < 0) out[i] = Number.NaN
    })
  return out
}

/** A row of A = Z Lambda: pairs of effect and value by random term and level. */
type RowEffects = (row: number, place: (term: number, level: number) => number) => [number, number][]

function scaledEffects(model: FittedModel, rows: ModelRows, residual: Float64Array): RowEffects {
  const { Sigma } = termCovariances(model)
  const related = levelFactorsOf(model)
  const terms = Sigma.map((S, k) => {
    const { basis } = model.basis.random[k]!
    const Lambda = S.slice()
    semidefiniteCholesky(Lambda, basis.size, 1e-14)
    const known = model.random[k]!.levels.length
    return { basis, Lambda, known, L: related.get(model.random[k]!.group) }
  })
  const scale = Math.sqrt(model.basis.variance)
  return (row, place) => {
    const out: [number, number][] = []
    const weight = scale / Math.sqrt(residual[row]!)
    terms.forEach(({ basis, Lambda, known, L }, k) => {
      const { places, columns } = rows.random[k]!
      const level = places[row]!
      if (level < 0) return
      const q = basis.size
      const z = new Float64Array(q)
      toBasis(basis, columns, row, weight, z, 0)
      const a = Float64Array.from({ length: q }, (_, j) => {
        let sum = 0
        for (let i = j; i < q; i++) sum += z[i]! * Lambda[i * q + j]!
        return sum
      })
      const add = (of: number, factor: number): void => {
        const first = place(k, of)
        a.forEach((value, j) => {
          if (value !== 0) out.push([first + j, factor * value])
        })
      }
      if (L && level < known)
        for (let at = L.rowPointers[level]!; at < L.rowPointers[level + 1]!; at++) add(L.columns[at]!, L.values[at]!)
      else add(level, 1)
    })
    return out
  }
}

function whiten({ rows, size, place }: Component, effects: RowEffects, out: Float64Array): void {
  // docs/mathematics/prediction.md (9)
  const used = rows.filter((row) => !Number.isNaN(out[row]!))
  const A = used.map((row) => effects(row, place))
  const AA = new Float64Array(size * size)
  const Ar = new Float64Array(size)
  used.forEach((row, at) => {
    for (const [i, x] of A[at]!) {
      Ar[i]! += x * out[row]!
      for (const [j, y] of A[at]!) AA[i * size + j]! += x * y
    }
  })
  const { values, vectors } = symmetricEigen(AA, size)
  const u = new Float64Array(size)
  for (let e = 0; e < size; e++) {
    const s = Math.max(0, values[e]!)
    // ((1 + s)^-1/2 - 1) / s without cancellation
    const root = Math.sqrt(1 + s)
    const factor = -1 / (root * (1 + root))
    let inner = 0
    for (let i = 0; i < size; i++) inner += vectors[i * size + e]! * Ar[i]!
    for (let i = 0; i < size; i++) u[i]! += factor * inner * vectors[i * size + e]!
  }
  used.forEach((row, at) => {
    for (const [i, x] of A[at]!) out[row]! += x * u[i]!
  })
}
