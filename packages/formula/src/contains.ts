import type { Term } from './model-terms.ts'

/** Whether the variables of `inner` are some of those of `outer`, and not all: `a:b` contains `a`. */
export function contains(outer: Term, inner: Term): boolean {
  const labels = new Set(outer.variables.map(({ label }) => label))
  return inner.variables.length < labels.size && inner.variables.every(({ label }) => labels.has(label))
}
