import type { CrossProducts } from '@lmm/design'
import type { Component } from './component.ts'
import type { TermDirection } from './term-directions.ts'

/** Gathers what tr(E_a U E_b U) and tr(E_a U) are made of: sums over pairs of levels of vec(U_gh) vec(U_gh)', and of U_gg. */
export interface EffectPairs {
  add(component: Component): void
  contracted(): { readonly traces: Float64Array; readonly diagonal: Float64Array }
}

/** The sums for one pair of terms, k >= l. */
interface TermPair {
  readonly k: number
  readonly l: number
  readonly qk: number
  readonly ql: number
  /** Sum of U_gi,hu U_gj,hv at ((i ql + u) width + j ql + v), width = qk ql. */
  readonly sums: Float64Array
}

export function effectPairs({ factors }: CrossProducts, directions: readonly TermDirection[]): EffectPairs {
  const sizes: number[] = []
  for (const { terms } of factors) for (const { term, basis } of terms) sizes[term] = basis.size
  const pairs = sizes.flatMap((qk, k) =>
    sizes.slice(0, k + 1).map((ql, l): TermPair => ({ k, l, qk, ql, sums: new Float64Array((qk * ql) ** 2) })),
  )
  const own = sizes.map((q) => new Float64Array(q * q))
  return {
    add(component) {
      for (const pair of pairs) addPair(pair, component)
      for (const [k, q] of sizes.entries()) addOwn(own[k]!, q, component.starts[k]!, component)
    },
    contracted() {
      const m = directions.length
      const traces = new Float64Array(m * m)
      directions.forEach((a, i) => {
        directions.slice(0, i + 1).forEach((b, j) => {
          const [one, other] = a.term >= b.term ? [a, b] : [b, a]
          const pair = pairs.find(({ k, l }) => k === one.term && l === other.term)!
          const value = contraction(pair, one.dSigma, other.dSigma)
          traces[i * m + j] = value
          traces[j * m + i] = value
        })
      })
      const diagonal = Float64Array.from(directions, ({ term, dSigma }) =>
        dSigma.reduce((sum, value, at) => sum + value * own[term]![at]!, 0),
      )
      return { traces, diagonal }
    },
  }
}

function addPair({ k, l, qk, ql, sums }: TermPair, { U, size, starts }: Component): void {
  const width = qk * ql
  const block = new Float64Array(width)
  const rows = starts[k]!
  const columns = starts[l]!
  for (let g = 0; g < rows.length; g++)
    for (let h = 0; h < columns.length; h++) {
      for (let i = 0; i < qk; i++)
        for (let u = 0; u < ql; u++) block[i * ql + u] = U[(rows[g]! + i) * size + columns[h]! + u]!
      for (let a = 0; a < width; a++) {
        const value = block[a]!
        for (let b = 0; b < width; b++) sums[a * width + b]! += value * block[b]!
      }
    }
}

function addOwn(out: Float64Array, q: number, starts: ArrayLike<number>, { U, size }: Component): void {
  for (let g = 0; g < starts.length; g++)
    for (let i = 0; i < q; i++)
      for (let j = 0; j < q; j++) out[i * q + j]! += U[(starts[g]! + i) * size + starts[g]! + j]!
}

/** tr(E U F U') = sum of E_ij F_uv U_ju U_iv over all pairs of levels. */
function contraction({ qk, ql, sums }: TermPair, E: Float64Array, F: Float64Array): number {
  const width = qk * ql
  let sum = 0
  for (let i = 0; i < qk; i++)
    for (let j = 0; j < qk; j++) {
      const e = E[i * qk + j]!
      if (e === 0) continue
      for (let u = 0; u < ql; u++)
        for (let v = 0; v < ql; v++) {
          const f = F[u * ql + v]!
          if (f !== 0) sum += e * f * sums[(j * ql + u) * width + i * ql + v]!
        }
    }
  return sum
}
