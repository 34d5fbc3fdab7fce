import { crossProducts, type Design } from '@lmm/design'
import { inverse, Matrix } from 'ml-matrix'
import { describe, expect, it } from 'vitest'
import {
  type JointBlock,
  jointCovariance,
  levelFactors,
  relatedProducts,
  type TermDerivative,
} from '../../src/index.ts'
import { handMadeDesign, minimalStandard, normal } from '../hand-made-design.ts'

const n = 30
const gauss = normal(minimalStandard(4711))
const ones = new Array<number>(n).fill(1)
const times = Array.from({ length: n }, (_, i) => (i % 5) + 0.3 * gauss())
const g = Array.from({ length: n }, (_, i) => Math.floor(i / 5))
const h = Array.from({ length: n }, (_, i) => (i * 7) % 4)
const y = Array.from({ length: n }, (_, i) => 10 + 2 * times[i]! + (g[i]! % 3) - (h[i]! % 2) + gauss())

const slopes = { group: 'g', codes: g, columns: [ones, times] }
const parts = [
  { group: 'g', codes: g, columns: [ones] },
  { group: 'g', codes: g, columns: [times] },
]
const crossed = [slopes, { group: 'h', codes: h, columns: [ones] }]
const weights = { kind: 'precision' as const, values: Array.from({ length: n }, () => 0.5 + Math.abs(gauss())) }

const K = Array.from({ length: 6 }, (_, i) => Array.from({ length: 6 }, (_, j) => 0.5 ** Math.abs(i - j)))
const kinship = { g: { levels: ['0', '1', '2', '3', '4', '5'], covariance: K } }

const cases: readonly (readonly [string, Design, number[], typeof kinship | undefined])[] = [
  ['one factor', handMadeDesign(y, [ones, times], [slopes]), [2], undefined],
  ['one factor in two terms, with weights', handMadeDesign(y, [ones, times], parts, weights), [3, 3], undefined],
  ['crossed factors', handMadeDesign(y, [ones, times], crossed), [4, 1], undefined],
  ['one of two crossed factors', handMadeDesign(y, [ones, times], crossed), [-1, 1], undefined],
  ['a factor with a relationship', handMadeDesign(y, [ones, times], [slopes]), [2], kinship],
]

/** A Sigma for each term, somewhere inside. */
const sigmaOf = (q: number): number[] => (q === 2 ? [0.8, 0.3, 0.3, 0.5] : [0.6])

describe('The joint distribution of random effects is that of the dense definition', () => {
  it.each(cases)('%s', (_, design, levels, relationships) => {
    const dense = denseBlock(design, levels, relationships)
    const { block, Sigmas } = blockOf(design, levels, relationships)
    const expected = dense(Sigmas)
    close(block.covariance, expected.D)
    close(block.sensitivity, expected.S)
    const h = 1e-5
    let k = 0
    design.random.forEach((_, term) => {
      const cells = Sigmas[term]!.length
      for (let cell = 0; cell < cells; cell++, k++) {
        const moved = (step: number): { D: number[]; S: number[] } =>
          dense(Sigmas.map((S, t) => (t === term ? nudged(S, cell, step) : S)))
        const [up, down] = [moved(h), moved(-h)]
        close(
          block.dCovariance[k]!,
          up.D.map((value, at) => (value - down.D[at]!) / (2 * h)),
          1e-7,
        )
        close(
          block.dSensitivity[k]!,
          up.S.map((value, at) => (value - down.S[at]!) / (2 * h)),
          1e-7,
        )
      }
    })
  })
})

it('Effects of several levels are taken together', () => {
  const joint = (design: Design) => jointCovariance(crossProducts(design), [Float64Array.of(0.8, 0.3, 0.3, 0.5)], [])
  const block = joint(handMadeDesign(y, [ones, times], [slopes])).block([
    { term: 0, level: 3 },
    { term: 0, level: 1 },
  ])
  const single = joint(handMadeDesign(y, [ones, times], [slopes])).block([{ term: 0, level: 1 }])
  expect(block.size).toBe(4)
  expect([block.covariance[10], block.covariance[11], block.covariance[15]]).toEqual(
    [...single.covariance].toSpliced(2, 1),
  )
  expect([...block.covariance.subarray(2, 4), ...block.covariance.subarray(8, 10)]).toEqual([0, 0, 0, 0])
  expect(block.sensitivity.slice(4)).toEqual(single.sensitivity)
})

function close(actual: ArrayLike<number>, expected: readonly number[], tolerance = 1e-11): void {
  expect(actual).toHaveLength(expected.length)
  expected.forEach((value, at) => {
    expect(Math.abs(actual[at]! - value)).toBeLessThan(tolerance)
  })
}

/** Sigma with an element and its mirror image moved. */
function nudged(Sigma: number[], cell: number, step: number): number[] {
  const q = Math.sqrt(Sigma.length)
  const mirror = (cell % q) * q + Math.floor(cell / q)
  return Sigma.map((value, at) => value + (at === cell || at === mirror ? step : 0))
}

/** The block in the basis of the products with derivatives by every element, and its Sigmas there. */
function blockOf(
  design: Design,
  levels: number[],
  relationships: typeof kinship | undefined,
): { block: JointBlock; Sigmas: number[][] } {
  const related = levelFactors(relationships ?? {})
  const products = relatedProducts(crossProducts(design), related)
  const sizes = products.factors.flatMap((factor) => factor.terms).map(({ basis }) => basis.size)
  const Sigmas = sizes.map(sigmaOf)
  const derivatives = Sigmas.flatMap((Sigma, term) =>
    Sigma.map((_, cell): TermDerivative => {
      const zero = Sigma.map(() => 0)
      return { term, dSigma: Float64Array.from(nudged(zero, cell, 1)) }
    }),
  )
  const joint = jointCovariance(
    products,
    Sigmas.map((S) => Float64Array.from(S)),
    derivatives,
    related,
  )
  const effects = levels.flatMap((level, term) => (level < 0 ? [] : [{ term, level }]))
  return { block: joint.block(effects), Sigmas }
}

/** D and S from V whole, with the columns in the basis of the products. */
function denseBlock(
  design: Design,
  levels: number[],
  relationships: typeof kinship | undefined,
): (Sigmas: readonly number[][]) => { D: number[]; S: number[] } {
  const products = crossProducts(design)
  const terms = products.factors.flatMap((factor) => factor.terms)
  const based = (basis: (typeof terms)[number]['basis'], columns: readonly Float64Array[]): Matrix =>
    new Matrix(
      Array.from({ length: n }, (_, i) =>
        Array.from({ length: basis.size }, (_, j) => {
          let sum = 0
          for (let k = 0; k <= j; k++) sum += basis.T[k * basis.size + j]! * (columns[k]![i]! - basis.center[k]!)
          return sum
        }),
      ),
    )
  const X = based(products.X, design.X.columns)
  const Z = design.random.map(({ columns, codes, levels }, t) => {
    const z = based(terms[t]!.basis, columns)
    const q = z.columns
    const out = Matrix.zeros(n, q * levels.length)
    for (let i = 0; i < n; i++) for (let j = 0; j < q; j++) out.set(i, codes[i]! * q + j, z.get(i, j))
    return out
  })
  return (Sigmas) => {
    const G = Sigmas.map((S, t) => {
      const q = Math.sqrt(S.length)
      const among = relationships ? new Matrix(K) : Matrix.eye(design.random[t]!.levels.length)
      return among.kroneckerProduct(Matrix.from1DArray(q, q, S))
    })
    const V = Matrix.diag(design.weights ? [...design.weights.values].map((w) => 1 / w) : ones)
    Z.forEach((z, t) => {
      V.add(z.mmul(G[t]!).mmul(z.transpose()))
    })
    const Vinv = inverse(V)
    const rows = Z.map((z, t) => {
      const q = z.columns / design.random[t]!.levels.length
      const own = Array.from({ length: levels[t]! < 0 ? 0 : q }, (_, i) => levels[t]! * q + i)
      return { own, GZ: G[t]!.mmul(z.transpose()) }
    })
    const C = rows.flatMap(({ own, GZ }) => own.map((row) => GZ.getRow(row)))
    const CZ = new Matrix(C)
    const prior = Matrix.zeros(C.length, C.length)
    let from = 0
    rows.forEach(({ own }, t) => {
      own.forEach((row, i) => {
        own.forEach((column, j) => {
          prior.set(from + i, from + j, G[t]!.get(row, column))
        })
      })
      from += own.length
    })
    return {
      D: Matrix.sub(prior, CZ.mmul(Vinv).mmul(CZ.transpose())).to1DArray(),
      S: CZ.mmul(Vinv).mmul(X).to1DArray(),
    }
  }
}
