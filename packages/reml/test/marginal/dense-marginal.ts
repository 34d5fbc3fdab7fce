import type { Design, PatternProducts, ResidualDesign } from '@lmm/design'
import { CholeskyDecomposition, inverse, Matrix } from 'ml-matrix'
import { type Criterion, type ResidualStructure, userMatrix } from '../../src/index.ts'

/** What a marginal model is made of, for the definition with the whole V. */
export interface DenseParts {
  readonly design: Design
  readonly residual: ResidualDesign
  readonly structure: ResidualStructure
  readonly products: PatternProducts
  readonly scaleFixed: boolean
}

/** Criterion and beta straight from their definition, V whole; Sigma of the random terms in the order of the products. */
export function denseMarginal(
  parts: DenseParts,
  Sigma: readonly Float64Array[],
  residualTheta: Float64Array,
  criterion: Criterion,
): { readonly criterion: number; readonly beta: number[]; readonly rSquared: number } {
  const { design, products, scaleFixed } = parts
  const { n, y } = design
  const p = design.X.columns.length
  const known = design.weights?.kind === 'known-variance'
  const V = residualCovariance(parts, residualTheta)
  products.factors
    .flatMap((factor) => factor.terms)
    .forEach(({ term, basis }, t) => {
      const M = userMatrix(basis)
      const S = M.mmul(Matrix.from1DArray(basis.size, basis.size, Sigma[t]!)).mmul(M.transpose())
      const { codes, columns } = design.random[term]!
      const Z = new Matrix(Array.from({ length: n }, (_, i) => columns.map((column) => column[i]!)))
      const ZSZ = Z.mmul(S).mmul(Z.transpose())
      for (let i = 0; i < n; i++)
        for (let j = 0; j < n; j++) if (codes[i] === codes[j]) V.set(i, j, V.get(i, j) + ZSZ.get(i, j))
    })
  if (scaleFixed && !known) V.mul(products.y.scale ** 2)
  const Vinv = inverse(V)
  const X = new Matrix(Array.from({ length: n }, (_, i) => design.X.columns.map((column) => column[i]!)))
  const XtV = X.transpose().mmul(Vinv)
  const A = XtV.mmul(X)
  const beta = inverse(A).mmul(XtV.mmul(Matrix.columnVector([...y])))
  const r = Matrix.sub(Matrix.columnVector([...y]), X.mmul(beta))
  const rSquared = r.transpose().mmul(Vinv).mmul(r).get(0, 0)
  const nu = criterion === 'REML' ? n - p : n
  const quadratic = scaleFixed
    ? nu * Math.log(2 * Math.PI) + rSquared
    : nu * (1 + Math.log((2 * Math.PI * rSquared) / nu))
  return {
    criterion: logDeterminant(V) + (criterion === 'REML' ? logDeterminant(A) : 0) + quadratic,
    beta: beta.to1DArray(),
    rSquared,
  }
}

/** R_ij = C_ij g_i g_j / sqrt(w_i w_j), n x n. */
function residualCovariance({ design, residual, structure }: DenseParts, theta: Float64Array): Matrix {
  const { n } = design
  const R = Matrix.eye(n)
  let from = 0
  structure.blocks.forEach(({ bound }, b) => {
    const local = theta.subarray(from, from + bound.parameters.length)
    from += bound.parameters.length
    const { codes, blocks, at } = residual.groups!
    const size = residual.groups!.axes[b]!.size
    const C = Matrix.zeros(size, size)
    bound.covariance(
      local,
      Int32Array.from({ length: size }, (_, i) => i),
      C,
    )
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) if (blocks[i] === b && codes[i] === codes[j]) R.set(i, j, C.get(at[i]!, at[j]!))
  })
  const { variance } = structure
  const x = residual.variance?.values ?? residual.variance?.cells?.codes
  const sds = Array.from({ length: n }, (_, i) => (variance && x ? variance.sd(theta.subarray(from), x[i]!) : 1))
  // random effects are relative to the variance of a typical row
  const typical = variance?.absolute ? 1 : Math.exp(sds.reduce((sum, sd) => sum + Math.log(sd), 0) / n)
  for (let i = 0; i < n; i++) {
    const w = design.weights?.values[i] ?? 1
    const sd = (sds[i]! / typical) * (design.weights?.kind === 'known-variance' ? Math.sqrt(w) : 1 / Math.sqrt(w))
    for (let j = 0; j < n; j++) {
      R.set(i, j, R.get(i, j) * sd)
      R.set(j, i, R.get(j, i) * sd)
    }
  }
  return R
}

function logDeterminant(A: Matrix): number {
  const L = new CholeskyDecomposition(Matrix.add(A, A.transpose()).div(2)).lowerTriangularMatrix
  return 2 * L.diagonal().reduce((sum, value) => sum + Math.log(value), 0)
}
