import type { Diagnostic } from '@lmm/diagnostics'
import { singleLevel, unidentifiable } from '../checks/random-terms.ts'
import type { DesignHeader } from '../design.ts'
import { refuseEqualNames } from '../matrix/fixed-design.ts'
import { say } from '../say.ts'
import type { AccumulatedSums } from './accumulated-products.ts'
import type { FixedBasis } from './fixed-basis.ts'
import type { SortedLevels } from './sorted-levels.ts'

/** The design that sums over rows describe, checked as one with rows is. */
export function designHeader(
  accumulated: AccumulatedSums,
  { kept, aliased }: FixedBasis,
  orders: readonly SortedLevels[],
): DesignHeader {
  const { terms, schema, n, weights, dropped, X, factors } = accumulated
  refuseEqualNames(X.names)
  const random = terms.random.map((term, index) => {
    const f = factors.findIndex((factor) => factor.terms.some((own) => own.term === index))
    const { names } = factors[f]!.terms.find((own) => own.term === index)!
    return { term, groupName: term.groupName, levels: orders[f]!.levels, names }
  })
  const observations = weights.kind === 'frequency' ? weights.sum : n
  const known = weights.kind === 'known-variance'
  const problem = singleLevel({ random }) ?? (known ? null : unidentifiable({ random, observations }))
  if (problem) throw problem
  const names = (columns: Int32Array): string[] => Array.from(columns, (column) => X.names[column]!)
  const groups = schema.groups.map((group) => {
    const f = factors.findIndex(({ groupName }) => groupName === group.name)
    return f < 0 ? group : { ...group, levels: orders[f]!.levels }
  })
  return {
    terms,
    schema: { ...schema, groups },
    n,
    dropped,
    X: {
      names: names(kept),
      assign: kept.map((column) => X.assign[column]!),
      aliased: names(aliased),
      kept,
    },
    random,
    diagnostics: notes(accumulated, names(aliased)),
  }
}

function notes({ dropped, n, weights }: AccumulatedSums, aliased: readonly string[]): Diagnostic[] {
  const total = n + dropped.count + weights.zeros
  return [
    ...(dropped.count > 0
      ? [say.info('design/rows-dropped', { total, count: dropped.count, byColumn: dropped.byColumn })]
      : []),
    ...(weights.zeros > 0
      ? [say.info('design/zero-weights', { column: weights.column ?? '', count: weights.zeros })]
      : []),
    ...(aliased.length > 0 ? [say.warning('design/aliased', { columns: aliased })] : []),
  ]
}
