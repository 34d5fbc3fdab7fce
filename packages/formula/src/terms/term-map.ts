import type { Span } from '@lmm/diagnostics'
import { mostTerms } from '../limits.ts'
import type { Term, Variable } from '../model-terms.ts'
import { errorAt } from '../say.ts'

/** Terms as ascending indices of variables, by key, in order of appearance. Operations that take `into` change it. */
export type TermMap = Map<string, readonly number[]>

/** Refuses sets that grow beyond all use. */
export interface Bounds {
  readonly text: string
  readonly span: Span
}

/** Variables by label, in order of first appearance, which is the order in which an interaction names them. */
export class VariableList {
  readonly #indices = new Map<string, number>()
  readonly #variables: Variable[] = []

  /** The place of a variable; equal labels are one variable. */
  index(variable: Variable): number {
    const known = this.#indices.get(variable.label)
    if (known !== undefined) return known
    this.#indices.set(variable.label, this.#variables.length)
    return this.#variables.push(variable) - 1
  }

  term(indices: readonly number[]): Term {
    const variables = indices.map((index) => this.#variables[index]!)
    return { label: termLabel(variables), variables }
  }

  /** Terms in R's order: by degree, then by appearance. */
  terms(map: TermMap): Term[] {
    return [...map.values()].sort((a, b) => a.length - b.length).map((indices) => this.term(indices))
  }
}

/**
 * `a:b`, as R names an interaction.
 *
 * @example
 * ```ts
 * import { expand, parse, termLabel } from '@lmm/formula'
 * const { fixed } = expand(parse('y ~ log(x) * f'), { columns: ['y', 'x', 'f'] })
 * console.log(fixed.terms.map(({ variables }) => termLabel(variables)))
 * ```
 * ```text
 * [ 'log(x)', 'f', 'log(x):f' ]
 * ```
 */
export function termLabel(variables: readonly Variable[]): string {
  return variables.map((variable) => variable.label).join(':')
}

/** The set of one term. */
export function single(index: number): TermMap {
  return new Map([[String(index), [index]]])
}

/** `a + b` */
export function add(into: TermMap, terms: TermMap, bounds: Bounds): TermMap {
  for (const [key, indices] of terms) into.set(key, into.get(key) ?? indices)
  if (into.size > mostTerms) throw tooManyTerms(bounds)
  return into
}

/** `a:b`: every term of one set with every term of the other. */
export function interact(a: TermMap, b: TermMap, bounds: Bounds): TermMap {
  if (a.size * b.size > mostTerms * 100) throw tooManyTerms(bounds)
  const result: TermMap = new Map()
  let length = 0
  for (const left of a.values())
    for (const right of b.values()) {
      const indices = merge(left, right)
      result.set(indices.join(), indices)
      length += indices.length
      if (result.size > mostTerms || length > mostTerms * 100) throw tooManyTerms(bounds)
    }
  return result
}

/** `a * b` */
export function cross(a: TermMap, b: TermMap, bounds: Bounds): TermMap {
  const products = interact(a, b, bounds)
  return add(add(a, b, bounds), products, bounds)
}

/** `a / b`: b within every combination of a. */
export function nest(a: TermMap, b: TermMap, bounds: Bounds): TermMap {
  return add(a, interact(everything(a), b, bounds), bounds)
}

/** `a %in% b` */
export function within(a: TermMap, b: TermMap, bounds: Bounds): TermMap {
  return interact(a, everything(b), bounds)
}

/** `(a + b)^n`: a term times itself is itself, so that lower powers are among the products. */
export function power(a: TermMap, exponent: number, bounds: Bounds): TermMap {
  let result = a
  for (let step = 1; step < exponent; step++) {
    const before = result.size
    result = interact(result, a, bounds)
    if (step > 1 && result.size === before) break
  }
  return result
}

/** All variables of a set as one term. */
function everything(terms: TermMap): TermMap {
  const indices = merge([...terms.values()].flat(), [])
  return new Map([[indices.join(), indices]])
}

function merge(a: readonly number[], b: readonly number[]): number[] {
  return [...new Set([...a, ...b])].sort((x, y) => x - y)
}

function tooManyTerms({ text, span }: Bounds): Error {
  return errorAt('formula/too-many-terms', { limit: mostTerms }, text, span)
}
