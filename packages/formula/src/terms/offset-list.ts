import { nearest } from '@lmm/diagnostics'
import type { CallNode } from '../expression.ts'
import type { Variable } from '../model-terms.ts'
import { errorAt } from '../say.ts'
import type { Scope } from '../scope.ts'
import { variableOf } from './variable.ts'

/** The offsets of a formula, in the order in which they are met. */
export class OffsetList {
  readonly #scope: Scope
  readonly #offsets = new Map<string, Variable>()

  constructor(scope: Scope) {
    this.#scope = scope
  }

  get list(): Variable[] {
    return [...this.#offsets.values()]
  }

  /** Adds what `offset(x)` holds. */
  add(call: CallNode): void {
    const variable = this.#variable(call)
    if (this.#offsets.has(variable.label))
      throw errorAt('formula/duplicate-offset', { variable: variable.label }, this.#scope.text, call.span)
    this.#offsets.set(variable.label, variable)
  }

  /** Removes an offset, which must be there. */
  remove(call: CallNode): void {
    const { label } = this.#variable(call)
    if (this.#offsets.delete(label)) return
    const present = [...this.#offsets.keys()].map((offset) => `offset(${offset})`)
    const term = `offset(${label})`
    throw errorAt('formula/nothing-to-remove', { term, nearest: nearest(term, present) }, this.#scope.text, call.span)
  }

  #variable(call: CallNode): Variable {
    const [argument] = call.arguments
    if (!argument || call.arguments.length !== 1)
      throw errorAt('formula/offset-arguments', { count: call.arguments.length }, this.#scope.text, call.span)
    return variableOf(argument.value, this.#scope)
  }
}
