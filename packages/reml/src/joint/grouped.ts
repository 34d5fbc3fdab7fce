import type { GroupedProducts } from '@lmm/design'
import { cholesky, multiply, multiplyTransposedLeft, solveLower } from '@lmm/linalg'
import { copyResponse, copyTriangle } from '../one-factor/classes.ts'
import { say } from '../say.ts'
import type { JointBlock, JointCovariance, TermDerivative } from './joint-block.ts'

/** With one factor the levels are independent given beta: U = W'W and K = W'b~ of the level alone. */
export function groupedCovariance(
  products: GroupedProducts,
  Sigma: readonly Float64Array[],
  derivatives: readonly TermDerivative[],
): JointCovariance {
  const { p, factors } = products
  const factor = factors[0]
  const q = factor?.q ?? 0
  const termSize = (wanted: number): number => factor!.terms.find(({ term }) => term === wanted)!.basis.size
  const whole = wholeSigma(products, Sigma)
  const dWhole = derivatives.map(({ term, dSigma }) => {
    const { start, basis } = factor!.terms.find((each) => each.term === term)!
    return placed(dSigma, basis.size, start, q)
  })
  const joint: JointCovariance = {
    between: (one, others) => others.map((other) => besides(joint.block([one, other]), termSize(one.term))),
    block(wanted) {
      const blocks = new Map<number, JointBlock>()
      const places = wanted.flatMap(({ term, level }): Place[] => {
        const { start, basis } = factor!.terms.find((each) => each.term === term)!
        if (!blocks.has(level)) blocks.set(level, levelBlock(products, level, whole, dWhole, q, p))
        return Array.from({ length: basis.size }, (_, i) => ({ level, row: start + i }))
      })
      const square = (part: (block: JointBlock) => Float64Array): Float64Array => picked(places, blocks, part, q)
      const wide = (part: (block: JointBlock) => Float64Array): Float64Array => pickedRows(places, blocks, part, p)
      return {
        size: places.length,
        covariance: square((block) => block.covariance),
        sensitivity: wide((block) => block.sensitivity),
        dCovariance: derivatives.map((_, k) => square((block) => block.dCovariance[k]!)),
        dSensitivity: derivatives.map((_, k) => wide((block) => block.dSensitivity[k]!)),
      }
    },
  }
  return joint
}

/** The covariances of the first q effects of a block with the rest. */
function besides({ size, covariance }: JointBlock, q: number): Float64Array {
  const out = new Float64Array(q * (size - q))
  for (let i = 0; i < q; i++) out.set(covariance.subarray(i * size + q, (i + 1) * size), i * (size - q))
  return out
}

/** An effect: a row of the block of its level. */
interface Place {
  readonly level: number
  readonly row: number
}

/** Elements of the blocks of the levels; effects of different levels are independent. */
function picked(
  places: readonly Place[],
  blocks: ReadonlyMap<number, JointBlock>,
  part: (block: JointBlock) => Float64Array,
  q: number,
): Float64Array {
  const r = places.length
  const out = new Float64Array(r * r)
  places.forEach((one, a) => {
    const values = part(blocks.get(one.level)!)
    places.forEach((other, b) => {
      if (other.level === one.level) out[a * r + b] = values[one.row * q + other.row]!
    })
  })
  return out
}

function pickedRows(
  places: readonly Place[],
  blocks: ReadonlyMap<number, JointBlock>,
  part: (block: JointBlock) => Float64Array,
  p: number,
): Float64Array {
  const out = new Float64Array(places.length * p)
  places.forEach(({ level, row }, a) => {
    out.set(part(blocks.get(level)!).subarray(row * p, (row + 1) * p), a * p)
  })
  return out
}

function levelBlock(
  products: GroupedProducts,
  level: number,
  Sigma: Float64Array,
  dSigmas: readonly Float64Array[],
  q: number,
  p: number,
): JointBlock {
  // docs/mathematics/prediction.md (1), (2), (5)
  const R = new Float64Array(q * q)
  const b = new Float64Array(q * (p + 1))
  copyTriangle(products, level, R, 0)
  copyResponse(products, level, b, 0)
  const RS = new Float64Array(q * q)
  const H = new Float64Array(q * q)
  multiply(R, Sigma, RS, q, q, q)
  for (let i = 0; i < q; i++)
    for (let j = 0; j <= i; j++) {
      let sum = i === j ? 1 : 0
      for (let k = j; k < q; k++) sum += RS[i * q + k]! * R[j * q + k]!
      H[i * q + j] = sum
    }
  if (cholesky(H, q) >= 0) throw say.error('reml/infeasible', { reason: "I + R Sigma R' is not positive definite" })
  solveLower(H, q, b, p + 1)
  solveLower(H, q, R, q)
  const X = new Float64Array(q * p)
  for (let i = 0; i < q; i++) for (let x = 0; x < p; x++) X[i * p + x] = b[i * (p + 1) + x]!
  // with W = L^-1 R now in R: A = W Sigma, D = Sigma - A'A, F = I - W'A, K = W'X~, S = Sigma K
  const A = new Float64Array(q * q)
  const AA = new Float64Array(q * q)
  const F = new Float64Array(q * q)
  const K = new Float64Array(q * p)
  multiply(R, Sigma, A, q, q, q)
  multiplyTransposedLeft(A, A, AA, q, q, q)
  multiplyTransposedLeft(R, A, F, q, q, q)
  multiplyTransposedLeft(R, X, K, q, q, p)
  const sensitivity = new Float64Array(q * p)
  multiplyTransposedLeft(A, X, sensitivity, q, q, p)
  for (let i = 0; i < q; i++) for (let j = 0; j < q; j++) F[i * q + j] = (i === j ? 1 : 0) - F[i * q + j]!
  const dCovariance: Float64Array[] = []
  const dSensitivity: Float64Array[] = []
  const half = new Float64Array(q * q)
  for (const dSigma of dSigmas) {
    const dD = new Float64Array(q * q)
    const dS = new Float64Array(q * p)
    multiplyTransposedLeft(F, dSigma, half, q, q, q)
    multiply(half, F, dD, q, q, q)
    multiply(half, K, dS, q, q, p)
    dCovariance.push(dD)
    dSensitivity.push(dS)
  }
  return { size: q, covariance: Sigma.map((value, at) => value - AA[at]!), sensitivity, dCovariance, dSensitivity }
}

/** Sigma of all terms of the factor as one q x q matrix. */
function wholeSigma({ factors }: GroupedProducts, Sigma: readonly Float64Array[]): Float64Array {
  const factor = factors[0]
  if (!factor) return new Float64Array(0)
  const out = new Float64Array(factor.q * factor.q)
  factor.terms.forEach(({ start, basis: { size } }, k) => {
    const part = placed(Sigma[k]!, size, start, factor.q)
    for (let at = 0; at < out.length; at++) out[at]! += part[at]!
  })
  return out
}

/** A block among zeros: rows and columns `start` on of a q x q matrix. */
function placed(block: Float64Array, size: number, start: number, q: number): Float64Array {
  const out = new Float64Array(q * q)
  for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) out[(start + i) * q + start + j] = block[i * size + j]!
  return out
}
