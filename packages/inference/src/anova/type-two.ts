import type { FittedModel } from '@lmm/reml'
import { cellDesign } from './cell-design.ts'
import { combination, dot } from './null-space.ts'
import { rootRows } from './ordered-rows.ts'
import { containsTerm, sameNumbers, type TermParts } from './term-parts.ts'

/** What is left of a direction below this part of it is rounding. */
const rounding = 1e-8

/**
 * Whether the columns of the terms that do not contain a term span the cells of these terms: not where the coding of one counts on the columns of
 * another, as in `0 + f + g` and `f:x + g:x`, which have no constant and no x of their own.
 */
export function spansCells({ terms }: FittedModel, parts: readonly TermParts[], term: number): boolean {
  const own = parts[term]!
  const { numbers } = own
  const constant =
    numbers.length === 0
      ? terms.fixed.intercept
      : parts.some((other) => sameNumbers(own, other) && other.factors.length === 0)
  const adjusted = parts.some((other, t) => t !== term && sameNumbers(own, other) && !containsTerm(other, own))
  return constant || !adjusted
}

/**
 * The hypothesis of a term of type II: what its cells add, in the rows of the data, to the cells of all terms that do not contain it. Rows of weights
 * of the coefficients.
 */
export function typeTwoRows(model: FittedModel, parts: readonly TermParts[], term: number): Float64Array[] {
  const { owner, weights } = cellDesign(model)
  const W = rootRows(model)
  const along = (parameter: number): Float64Array => {
    const coefficients = Float64Array.from(weights, (row) => row[parameter]!)
    return Float64Array.from(W, (row) => dot(row, coefficients))
  }
  const parameters = (which: (owner: number) => boolean): number[] =>
    Array.from(owner, (_, at) => at).filter((at) => which(owner[at]!))
  const before = parameters((t) => t >= 0 && t !== term && !containsTerm(parts[t]!, parts[term]!))
  const span = new Span(parameters((t) => t < 0).map(along))
  for (const parameter of before) span.add(along(parameter))
  return parameters((t) => t === term).flatMap((parameter) => {
    const added = span.add(along(parameter))
    return added ? [combination(added, W)] : []
  })
}

/** Orthonormal directions, the constant first. */
class Span {
  readonly #directions: Float64Array[] = []
  readonly #constant: number

  constructor(constant: readonly Float64Array[]) {
    for (const direction of constant) this.add(direction)
    this.#constant = this.#directions.length
  }

  /** The part of a direction that is new, of unit length; null where there is none. */
  add(direction: Float64Array): Float64Array | null {
    const out = direction.slice()
    let size = 0
    for (const pass of [1, 2])
      this.#directions.forEach((unit, k) => {
        if (pass === 1 && k === this.#constant) size = Math.sqrt(dot(out, out))
        const part = dot(unit, out)
        for (let i = 0; i < out.length; i++) out[i]! -= part * unit[i]!
      })
    const left = Math.sqrt(dot(out, out))
    const whole = Math.sqrt(dot(direction, direction))
    if (!(left > rounding * (size || whole) && left > 1e-14 * whole)) return null
    const unit = out.map((value) => value / left)
    this.#directions.push(unit)
    return unit
  }
}
