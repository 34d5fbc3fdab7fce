import type { Design } from '@lmm/design'
import { CholeskyDecomposition, determinant, inverse, Matrix } from 'ml-matrix'
import type { Criterion } from '../src/index.ts'

/** The criterion, beta and sigma straight from their definition with the whole V = R + sum Z Sigma Z' (relative to sigma^2), for small n. */
export function denseDefinition(
  design: Design,
  Sigma: readonly Matrix[],
  criterion: Criterion,
): { criterion: number; beta: number[]; sigma: number; modes: number[][] } {
  const { n, y } = design
  const p = design.X.columns.length
  const w = design.weights?.values
  const frequency = design.weights?.kind === 'frequency'
  const known = design.weights?.kind === 'known-variance'
  const V = Matrix.zeros(n, n)
  for (let i = 0; i < n; i++) V.set(i, i, w ? (known ? w[i]! : 1 / w[i]!) : 1)
  design.random.forEach(({ codes, columns }, k) => {
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) {
        if (codes[i] !== codes[j]) continue
        let sum = 0
        columns.forEach((a, r) => {
          columns.forEach((b, c) => {
            sum += a[i]! * Sigma[k]!.get(r, c) * b[j]!
          })
        })
        V.set(i, j, V.get(i, j) + sum)
      }
  })
  const Vinv = inverse(V)
  const X = new Matrix(Array.from({ length: n }, (_, i) => design.X.columns.map((column) => column[i]!)))
  const XtV = X.transpose().mmul(Vinv)
  const A = XtV.mmul(X)
  const beta = inverse(A)
    .mmul(XtV)
    .mmul(Matrix.columnVector([...y]))
  const r = Matrix.sub(Matrix.columnVector([...y]), X.mmul(beta))
  const rSquared = r.transpose().mmul(Vinv).mmul(r).get(0, 0)
  const logDetV = logDeterminant(V) + (frequency ? [...w!].reduce((sum, v) => sum + Math.log(v), 0) : 0)
  const observations = frequency ? [...w!].reduce((a, b) => a + b, 0) : n
  const nu = criterion === 'REML' ? observations - p : observations
  const quadratic = known ? nu * Math.log(2 * Math.PI) + rSquared : nu * (1 + Math.log((2 * Math.PI * rSquared) / nu))
  const Vr = Vinv.mmul(r)
  const modes = design.random.map(({ codes, columns, levels }, k) =>
    levels.flatMap((_, level) => {
      const h = columns.map((column) => {
        let sum = 0
        for (let i = 0; i < n; i++) if (codes[i] === level) sum += column[i]! * Vr.get(i, 0)
        return sum
      })
      return Sigma[k]!.mmul(Matrix.columnVector(h)).to1DArray()
    }),
  )
  return {
    criterion: logDetV + (criterion === 'REML' ? logDeterminant(A) : 0) + quadratic,
    beta: beta.to1DArray(),
    sigma: known ? 1 : Math.sqrt(rSquared / nu),
    modes,
  }
}

function logDeterminant(A: Matrix): number {
  if (A.rows < 6) return Math.log(determinant(A))
  const symmetric = Matrix.add(A, A.transpose()).div(2)
  const L = new CholeskyDecomposition(symmetric).lowerTriangularMatrix
  return 2 * L.diagonal().reduce((sum, value) => sum + Math.log(value), 0)
}
