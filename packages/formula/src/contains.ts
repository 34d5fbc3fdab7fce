import type { Term } from './model-terms.ts'

/**
 * Whether the variables of `inner` are some of those of `outer`, and not all: `a:b` contains `a`.
 *
 * @example
 * ```ts
 * import { contains, expand, parse } from '@lmm/formula'
 * const [a, b, ab] = expand(parse('y ~ a * b'), { columns: ['y', 'a', 'b'] }).fixed.terms
 * console.log(contains(ab!, a!), contains(a!, b!))
 * ```
 * ```text
 * true false
 * ```
 */
export function contains(outer: Term, inner: Term): boolean {
  const labels = new Set(outer.variables.map(({ label }) => label))
  return inner.variables.length < labels.size && inner.variables.every(({ label }) => labels.has(label))
}
