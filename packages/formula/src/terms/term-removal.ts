import { nearest } from '@lmm/diagnostics'
import { errorAt } from '../say.ts'
import type { Bounds, TermMap, VariableList } from './term-map.ts'

/** `a - b`: changes `from`. A term that is not there cannot be removed. */
export function removed(from: TermMap, terms: TermMap, variables: VariableList, place: Bounds): TermMap {
  for (const [key, indices] of terms) {
    if (from.delete(key)) continue
    const term = variables.term(indices).label
    const present = variables.terms(from).map(({ label }) => label)
    throw errorAt('formula/nothing-to-remove', { term, nearest: nearest(term, present) }, place.text, place.span)
  }
  return from
}
