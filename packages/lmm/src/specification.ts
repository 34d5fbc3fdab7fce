import type { Design } from '@lmm/design'
import type { Specification } from '@lmm/reml'
import type { LmmOptions } from './options.ts'

/** What was asked for, so that `update` can ask again. */
export function specificationOf(design: Design, options: LmmOptions): Specification {
  const { weights, offset, contrasts, columns, missing, complete, residual, variance } = options
  return {
    formula: design.terms.formula,
    criterion: options.criterion ?? 'REML',
    weights: weights ? { column: weights.column, kind: design.weights?.kind ?? 'precision' } : null,
    offset: offset ?? null,
    ...(contrasts && { contrasts: record(contrasts) }),
    ...(columns && { columns: record(columns) }),
    ...(missing && { missing }),
    ...(complete && { complete }),
    ...(residual !== undefined && { residual }),
    ...(variance !== undefined && { variance }),
  }
}

function record<T>(named: Readonly<Record<string, T>> | ReadonlyMap<string, T>): Readonly<Record<string, T>> {
  return Object.fromEntries(named instanceof Map ? named : Object.entries(named))
}
