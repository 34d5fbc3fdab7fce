import { remember } from '../mixture/remember.ts'
import { gaussLegendre, type Rule } from '../quadrature/gauss-legendre.ts'
import { EXACT, type ExtremeTails } from './extreme-tails.ts'
import type { FactorColumn } from './factor-columns.ts'

/** Directions between two angles that are nearest to the same variable: angles from it, ascending. */
interface Sector {
  readonly from: number
  readonly to: number
}

let rule: Rule | undefined

/**
 * Extremes of t variables that all depend on two (three groups compared in pairs): in polar coordinates the radius has a
 * closed distribution and one integral over the direction is left, smooth between the bisectors of the variables.
 *
 * Somerville 1998, "Numerical computation of multivariate normal and multivariate-t probabilities over convex regions",
 * J. Comput. Graph. Statist. 7.
 */
export function planarTails(columns: readonly FactorColumn[], df: number, sides: 1 | 2): ExtremeTails {
  const angles = columns.flatMap(({ rows }) => rows.map((row) => Math.atan2(row[1] ?? 0, row[0]!)))
  const sectors = sectorsOf(angles, sides)
  const turn = (2 * Math.PI) / sides

  /** log P(radius > r); the square of the radius is chi-square with 2 over chi-square with df. */
  const logBeyond = (r: number): number =>
    df === Number.POSITIVE_INFINITY ? -0.5 * r * r : -0.5 * df * Math.log1p((r * r) / df)

  const before = (to: number): Sector[] => sectors.map((s) => ({ from: 0, to: Math.min(s.to, to) }))
  const facing = before(Math.PI / 2)
  /** Directions that point away from all variables; at most one gap is so wide. */
  const averted = sectors.flatMap((s) => (s.to > Math.PI / 2 ? [{ from: Math.PI / 2, to: s.to }] : []))
  const away = averted.reduce((sum, { from, to }) => sum + to - from, 0) / turn

  function mean(parts: readonly Sector[], t: number, g: (logOutside: number) => number): number {
    return parts.reduce((sum, part) => sum + overSector(part, t, (r) => g(logBeyond(r))), 0) / turn
  }
  const outside = (t: number): number => mean(facing, t, Math.exp)

  function upper(t: number): number {
    if (t > 0) return outside(t)
    return sides === 2 ? 1 : 1 - cdf(t)
  }

  function cdf(t: number): number {
    if (sides === 2) return t > 0 ? mean(facing, t, (logOutside) => -Math.expm1(logOutside)) : 0
    if (t === 0) return away
    return t > 0 ? 1 - outside(t) : mean(averted, -t, Math.exp)
  }

  const tails = { upper: remember(upper), cdf: remember(cdf) }
  return { ...tails, error: () => EXACT, smooth: () => tails, tolerance: 1e-13 }
}

/** Both halves of each gap between neighbouring variables, of the whole turn or (two sides) of half of it. */
function sectorsOf(angles: readonly number[], sides: 1 | 2): readonly Sector[] {
  const turn = (2 * Math.PI) / sides
  const sorted = angles.map((angle) => ((angle % turn) + turn) % turn).sort((a, b) => a - b)
  return sorted.flatMap((angle, i) => {
    const next = i + 1 < sorted.length ? sorted[i + 1]! : sorted[0]! + turn
    const half = { from: 0, to: (next - angle) / 2 }
    return half.to > 0 ? [half, half] : []
  })
}

/** Integral of g(t / |cos(angle)|), in panels that widen away from where the radius is smallest. */
function overSector({ from, to }: Sector, t: number, g: (r: number) => number): number {
  rule ??= gaussLegendre(20)
  const [peak, direction] = from === 0 ? [0, 1] : [to, -1]
  const steepness = t / Math.abs(Math.cos(peak))
  let width = 1 / (2 + steepness + steepness * steepness * Math.abs(Math.tan(peak)))
  let sum = 0
  for (let done = 0; done < to - from; width *= 2) {
    const panel = Math.min(Math.min(width, 0.25), to - from - done)
    for (let i = 0; i < rule.nodes.length; i++) {
      const angle = peak + direction * (done + (panel / 2) * (1 + rule.nodes[i]!))
      sum += (panel / 2) * rule.weights[i]! * g(t / Math.abs(Math.cos(angle)))
    }
    done += panel
    if (to - from - done < 1e-15) break
  }
  return sum
}
