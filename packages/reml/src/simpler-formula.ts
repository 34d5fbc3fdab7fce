import type { DesignHeader } from '@lmm/design'
import type { DirectionData } from '@lmm/diagnostics'
import type { TermSet } from '@lmm/formula'

/**
 * The formula without what a fit on the boundary has found to be empty: effects of zero variance are left out, effects in fewer
 * dimensions than columns become `rr`. It fits the data equally well. Null where nothing can be taken out in the language.
 */
export function simplerFormula({ terms, random }: DesignHeader, directions: readonly DirectionData[]): string | null {
  const changed = random.map((term) => simplerTerm(term, directions))
  if (changed.every((label, k) => label === random[k]!.term.label)) return null
  const response = terms.response ? `${terms.response.label} ` : ''
  const offsets = terms.offsets.map(({ label }) => (label.startsWith('offset(') ? label : `offset(${label})`))
  const labels = changed.filter((label) => label !== null)
  return `${response}~ ${[summands(terms.fixed), ...offsets, ...labels].join(' + ')}`
}

/** The term as it may be written, null when all of it goes. */
function simplerTerm(
  { term, names, groupName }: DesignHeader['random'][number],
  directions: readonly DirectionData[],
): string | null {
  const own = directions.filter(
    ({ group, terms }) => group === groupName && terms.every((name) => names.includes(name)),
  )
  const zero = own.filter(({ kind }) => kind === 'zero-variance').flatMap(({ terms }) => terms)
  if (zero.length === names.length) return null
  const { columns, structure } = term
  const parts = (columns.intercept ? 1 : 0) + columns.terms.length
  if ((structure !== 'us' && structure !== 'diag') || parts !== names.length) return term.label
  const kept: TermSet = {
    intercept: columns.intercept && !zero.includes(names[0]!),
    terms: columns.terms.filter((_, k) => !zero.includes(names[k + (columns.intercept ? 1 : 0)]!)),
  }
  const less = own.find(({ kind }) => kind === 'perfect-correlation' || kind === 'reduced-rank')
  if (less) return `rr(${summands(kept)} | ${groupName}, d = ${less.rank ?? 1})`
  return zero.length > 0 ? `(${summands(kept)} ${structure === 'diag' ? '||' : '|'} ${groupName})` : term.label
}

function summands({ intercept, terms }: TermSet): string {
  return [intercept ? '1' : '0', ...terms.map(({ label }) => label)].join(' + ')
}
