import type { LevelRelation, PatternTerm } from '@lmm/design'
import { solveLower } from '@lmm/linalg'
import type { RandomEstimates } from '../objective.ts'

/** A random term over one cluster of rows whose levels are related, with K = V^-1 [X y] of all clusters of the pattern. */
interface RelatedCluster {
  readonly term: PatternTerm
  readonly relation: LevelRelation
  readonly k: number
  readonly clusters: number
  readonly cluster: number
  /** Lower factor of V. */
  readonly L: Float64Array
  readonly K: Float64Array
  readonly Sigma: Float64Array
  readonly beta: Float64Array
  /** (X'V^-1 X)^-1. */
  readonly inverse: Float64Array
  readonly p: number
}

/** Effects of levels of which nothing is observed: variance K_aa Sigma. */
export function writePrior({ components, covariance }: LevelRelation, Sigma: Float64Array, out: RandomEstimates): void {
  const cells = Sigma.length
  for (let level = 0; level < components.length; level++) {
    const [own] = covariance([level])
    for (let at = 0; at < cells; at++) out.variances[level * cells + at] = own! * Sigma[at]!
  }
}

/**
 * Writes the effects of all levels of the component that a cluster belongs to, with records or without: with W the rows K_ml z_i of a
 * level m, b = Sigma W'V^-1 (y - X beta) and Var(b | y) = K_mm Sigma - Sigma W'V^-1 W Sigma.
 */
export function writeRelated(
  { term, relation, k, clusters, cluster, L, K, Sigma, beta, inverse, p }: RelatedCluster,
  out: RandomEstimates,
): void {
  const { levels, count, Z, codes } = term
  const q = Math.sqrt(Sigma.length)
  const width = p + 1
  const own = codes.subarray(cluster * count, (cluster + 1) * count)
  const component = relation.components[own[0]!]!
  const relatives = Int32Array.from(relation.components.keys()).filter((l) => relation.components[l] === component)
  const kinship = relation.covariance(relatives)
  const place = new Map(Array.from(relatives, (level, at) => [level, at]))
  const columns = Int32Array.from(own, (code) => place.get(code)!)
  /** z_i' Sigma. */
  const ZS = new Float64Array(k * q)
  for (let i = 0; i < k; i++)
    for (let a = 0; a < q; a++) for (let b = 0; b < q; b++) ZS[i * q + b]! += Z[i * q + a]! * Sigma[a * q + b]!
  /** Sigma W' of all relatives beside one another: k x (relatives x q). */
  const total = relatives.length * q
  const A = new Float64Array(k * total)
  for (let i = 0; i < k; i++)
    for (let m = 0; m < relatives.length; m++) {
      const related = kinship[m * relatives.length + columns[levels[i]!]!]!
      for (let a = 0; a < q; a++) A[i * total + m * q + a] = related * ZS[i * q + a]!
    }
  const S = new Float64Array(total * width)
  for (let i = 0; i < k; i++) {
    const row = (i * clusters + cluster) * width
    for (let at = 0; at < total; at++)
      for (let x = 0; x < width; x++) S[at * width + x]! += A[i * total + at]! * K[row + x]!
  }
  solveLower(L, k, A, total)
  relatives.forEach((level, m) => {
    for (let a = 0; a < q; a++) {
      const at = (m * q + a) * width
      let mode = S[at + p]!
      for (let x = 0; x < p; x++) mode -= S[at + x]! * beta[x]!
      out.modes[level * q + a] = mode
      for (let x = 0; x < p; x++) {
        let sum = 0
        for (let y = 0; y < p; y++) sum -= S[at + y]! * inverse[y * p + x]!
        out.covariancesWithBeta[(level * q + a) * p + x] = sum
      }
      for (let b = 0; b < q; b++) {
        let sum = 0
        for (let i = 0; i < k; i++) sum += A[i * total + m * q + a]! * A[i * total + m * q + b]!
        out.variances[(level * q + a) * q + b]! -= sum
      }
    }
  })
}
