import { nearest, type Span } from '@lmm/diagnostics'
import type { BinaryNode, Expression, NumberNode } from '../expression.ts'
import { mostTerms } from '../limits.ts'
import type { RandomTerm, Term, TermSet } from '../model-terms.ts'
import { formatExpression } from '../printing/format.ts'
import { errorAt } from '../say.ts'
import type { Scope } from '../scope.ts'
import { checkStructure, formatOptions, structureOptions } from './structure-call.ts'
import { type BarPlace, TermWalk } from './term-walk.ts'

/** The random terms of a formula, in the order in which they are met. */
export class RandomTerms {
  readonly #scope: Scope
  readonly #terms = new Map<string, RandomTerm>()
  /** First written order of the factors of a group: `b:a` after `a:b` is the same group, `a:b`. */
  readonly #groups = new Map<string, Term>()

  readonly #places: { readonly text: string; readonly keys: readonly string[] }[] = []

  constructor(scope: Scope) {
    this.#scope = scope
  }

  /** The parts of the sum that stand for the terms: as written, or term by term where some of their terms were removed. */
  get asWritten(): string[] {
    return this.#places.flatMap(({ text, keys }) => {
      const left = keys.flatMap((key) => this.#terms.get(key)?.label ?? [])
      return left.length === keys.length ? [text] : left
    })
  }

  get list(): RandomTerm[] {
    return [...this.#terms.values()]
  }

  /** Adds the terms of a bar: one for each group that its right side expands to. */
  add(place: BarPlace): void {
    const terms = this.#expand(place)
    this.#places.push({ text: this.#scope.text.slice(place.span.start, place.span.end), keys: terms.map(keyOf) })
    for (const term of terms) {
      const key = keyOf(term)
      if (this.#terms.has(key))
        throw errorAt('formula/duplicate-random-term', { label: term.label }, this.#scope.text, term.span)
      this.#terms.set(key, term)
      if (this.#terms.size > mostTerms)
        throw errorAt('formula/too-many-terms', { limit: mostTerms }, this.#scope.text, term.span)
    }
  }

  /** Removes the terms of a bar, all of which must be there. */
  remove(place: BarPlace): void {
    for (const term of this.#expand(place)) {
      if (this.#terms.delete(keyOf(term))) continue
      const present = this.list.map(({ label }) => label)
      const data = { term: term.label, nearest: nearest(term.label, present) }
      throw errorAt('formula/nothing-to-remove', data, this.#scope.text, term.span)
    }
  }

  #expand({ bar, call, span }: BarPlace): RandomTerm[] {
    if (call) checkStructure(call, bar, this.#scope)
    if (call && bar.operator === '||') {
      const data = { structure: call.callee, bar: formatExpression(bar) }
      throw errorAt('formula/double-bar-in-structure', data, this.#scope.text, bar.span)
    }
    const structure = call?.callee ?? (bar.operator === '||' ? 'diag' : 'us')
    const options = call ? structureOptions(call, bar, this.#scope) : {}
    const columns = this.#columns(bar.left)
    if (!columns.intercept && columns.terms.length === 0)
      throw errorAt('formula/no-random-columns', { bar: formatExpression(bar) }, this.#scope.text, bar.left.span)
    const groups = groupsOf(bar.right, this.#scope)
    if (groups.length === 0)
      throw errorAt('formula/no-group', { bar: formatExpression(bar) }, this.#scope.text, bar.right.span)
    return groups.map((written) => {
      const { label: groupName, variables: group } = this.#sameGroup(written)
      const label = randomLabel({ structure, options, columns, groupName })
      return { label, structure, options, columns, group, groupName, span }
    })
  }

  #columns(left: Expression): TermSet {
    return innerWalk(this.#scope, true, (node) =>
      errorAt('formula/number-as-term', { number: formatExpression(node) }, this.#scope.text, node.span),
    ).expand(left)
  }

  #sameGroup(written: Term): Term {
    const key = unordered(written)
    const known = this.#groups.get(key) ?? written
    this.#groups.set(key, known)
    return known
  }
}

/** The grouping factors right of a bar: `a/b` is `a` and `a:b`. */
export function groupsOf(right: Expression, scope: Scope): readonly Term[] {
  return innerWalk(scope, false, (node) =>
    errorAt('formula/number-as-group', { number: formatExpression(node) }, scope.text, node.span),
  ).expand(right).terms
}

/** A walk inside a random term, where there are no bars, offsets and dots. */
function innerWalk(scope: Scope, hasIntercept: boolean, numberError: (node: NumberNode) => Error): TermWalk {
  const refuseDot = (span: Span): never => {
    throw errorAt('formula/dot', { where: 'random' }, scope.text, span)
  }
  const refuseBar = (bar: BinaryNode): never => {
    throw errorAt('formula/bar-in-bar', { bar: formatExpression(bar) }, scope.text, bar.span)
  }
  return new TermWalk(scope, {
    hasIntercept,
    dot: refuseDot,
    bar: ({ bar }) => refuseBar(bar),
    bareBar: refuseBar,
    offset({ span }) {
      throw errorAt('formula/offset-place', { where: 'random' }, scope.text, span)
    },
    number(node) {
      throw numberError(node)
    },
  })
}

function randomLabel(term: Pick<RandomTerm, 'structure' | 'options' | 'columns' | 'groupName'>): string {
  const left = [term.columns.intercept ? '1' : '0', ...term.columns.terms.map(({ label }) => label)].join(' + ')
  const options = formatOptions(term.options)
  if (options === '' && term.structure === 'us') return `(${left} | ${term.groupName})`
  if (options === '' && term.structure === 'diag') return `(${left} || ${term.groupName})`
  return `${term.structure}(${left} | ${term.groupName}${options})`
}

/** Equal for terms that are the same but for the order of their parts. */
function keyOf({ structure, options, columns, group, groupName }: RandomTerm): string {
  const terms = columns.terms.map(unordered).sort()
  const sorted = Object.entries(options).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([
    structure,
    sorted,
    columns.intercept,
    terms,
    unordered({ label: groupName, variables: group }),
  ])
}

function unordered(term: Term): string {
  return JSON.stringify(term.variables.map(({ label }) => label).sort())
}
