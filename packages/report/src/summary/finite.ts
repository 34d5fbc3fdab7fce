import type { FittedModel } from '@lmm/reml'

/** A number for JSON: what is not finite does not exist. */
export const finite = (value: number | null): number | null => (value !== null && Number.isFinite(value) ? value : null)

/** Numbers for JSON. */
export const finiteAll = (values: ArrayLike<number>): (number | null)[] => Array.from(values, finite)

/** A matrix by rows. */
export const matrixRows = (matrix: FittedModel['vcov']): (number | null)[][] => matrix.to2DArray().map(finiteAll)
