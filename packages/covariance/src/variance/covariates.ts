import { say } from '../say.ts'
import type { VarianceCovariate } from './variance-function.ts'

/** The numbers of a covariate; refuses a factor, and numbers that are not finite. */
export function numbersOf(name: string, covariate: VarianceCovariate): ArrayLike<number> {
  const { name: column } = covariate
  if (covariate.kind !== 'number')
    throw say.error('covariance/variance-covariate', { function: name, column, wanted: 'number' })
  const rows = rowsWhere(covariate.values, (x) => !Number.isFinite(x))
  if (rows.length > 0) throw say.error('covariance/variance-not-finite', { function: name, column, rows })
  return covariate.values
}

/** The numbers of a covariate at which the standard deviation is zero where x is. */
export function numbersWithoutZero(name: string, covariate: VarianceCovariate): ArrayLike<number> {
  const values = numbersOf(name, covariate)
  const rows = rowsWhere(values, (x) => x === 0)
  if (rows.length > 0) throw say.error('covariance/variance-zero', { function: name, column: covariate.name, rows })
  return values
}

function rowsWhere(values: ArrayLike<number>, test: (x: number) => boolean): number[] {
  const rows: number[] = []
  for (let row = 0; row < values.length; row++) if (test(values[row]!)) rows.push(row)
  return rows
}
