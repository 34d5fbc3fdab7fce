import type { CrossedProducts } from '@lmm/design'
import { factorize, type SymbolicFactor } from '@lmm/linalg'
import type { ProfileSettings } from '../profile.ts'
import type { Origin } from './origin.ts'
import { fillSystem, multiplyCrossProducts, type PenalizedSystem } from './penalized-system.ts'
import { solveSystem } from './solved-system.ts'

/** Where factors leave more of the response than this, nothing is lost to differences. */
const rest = 0.02
/** Root mean square of effects, relative to sigma, above which they are moved. */
const large = 10

/** The origin that the data suggest; null where plain products lose nothing. */
export function originOf(
  products: CrossedProducts,
  system: PenalizedSystem,
  symbolic: SymbolicFactor,
  settings: ProfileSettings,
  B: Float64Array,
): Origin | null {
  const { factors, p } = products
  const width = p + 1
  const single = factors.flatMap(({ q }, f) => (q === 1 ? [f] : []))
  if (single.length === 0 || left(products, system, single, B) > rest) return null
  const at = (values: readonly number[]): Float64Array[] =>
    factors.map(({ q }, f) => Float64Array.from({ length: q * q }, (_, k) => (k % (q + 1) === 0 ? values[f]! : 0)))
  const moved = largeFactors(products, system, symbolic, settings, B, at(factors.map(() => 100)), single)
  if (moved.length === 0) return null
  const Lambda = at(factors.map((_, f) => (moved.includes(f) ? 1000 : 0)))
  fillSystem(system, products, Lambda)
  const factor = factorize(symbolic, system.values)
  if (factor.status !== 'ok') return null
  const solved = solveSystem(products, system, factor, settings, B, Lambda)
  if (typeof solved === 'string') return null
  const effects = solved.Q
  const crossed = multiplyCrossProducts(system, products, effects, width)
  const B0 = B.map((value, k) => value - crossed[k]!)
  const C = products.C.slice()
  for (let row = 0; row < system.pattern.n; row++)
    for (let a = 0; a < width; a++)
      for (let b = 0; b <= a; b++)
        C[a * width + b]! -=
          effects[row * width + a]! * B[row * width + b]! + effects[row * width + b]! * B0[row * width + a]!
  return { factors: moved, effects, B: B0, C }
}

/** The share of the response that a few rounds of means by these factors leave. */
function left(products: CrossedProducts, system: PenalizedSystem, single: readonly number[], B: Float64Array): number {
  const { factors, pairs, p, C } = products
  const width = p + 1
  const response = Float64Array.from({ length: system.pattern.n }, (_, row) => B[row * width + p]!)
  const effects = new Float64Array(response.length)
  let fitted: Float64Array = new Float64Array(response.length)
  for (let round = 0; round < 3; round++)
    for (const f of single) {
      const { blocks } = pairs.find((pair) => pair.row === f && pair.column === f)!
      for (let level = 0; level < factors[f]!.levels; level++) {
        const row = system.offsets[f]! + level
        const rows = blocks[system.diagonalBlocks[f]![level]!]!
        if (rows > 0) effects[row]! += (response[row]! - fitted[row]!) / rows
      }
      fitted = multiplyCrossProducts(system, products, effects, 1)
    }
  const whole = C[p * width + p]!
  const rest = effects.reduce((sum, value, row) => sum - value * (2 * response[row]! - fitted[row]!), whole)
  return whole > 0 ? rest / whole : 1
}

/** Those of the factors whose effects are large beside the residuals, all of them nearly free. */
function largeFactors(
  products: CrossedProducts,
  system: PenalizedSystem,
  symbolic: SymbolicFactor,
  settings: ProfileSettings,
  B: Float64Array,
  Lambda: readonly Float64Array[],
  single: readonly number[],
): readonly number[] {
  const { factors, p } = products
  fillSystem(system, products, Lambda)
  const factor = factorize(symbolic, system.values)
  if (factor.status !== 'ok') return []
  const solved = solveSystem(products, system, factor, settings, B, Lambda)
  // nothing is left of the response but rounding
  if (typeof solved === 'string') return single
  const { fit, Q } = solved
  return single.filter((f) => {
    const { levels } = factors[f]!
    let squares = 0
    for (let level = 0; level < levels; level++) {
      const row = (system.offsets[f]! + level) * (p + 1)
      let mode = Q[row + p]!
      for (let x = 0; x < p; x++) mode -= Q[row + x]! * fit.beta[x]!
      squares += mode ** 2
    }
    return squares / levels > (large ** 2 * fit.rSquared) / settings.nu
  })
}
