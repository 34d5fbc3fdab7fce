import type { Scope } from './scope.ts'

/** A vector over the rows, or one number for all of them. */
export type Numbers = Float64Array | number

/**
 * Applies a function to the rows of its operands, of which the first `written` stand in the formula. A missing operand gives a missing result; a result that is not finite though the
 * operands are is a fault of that row.
 */
export function elementwise(
  scope: Scope,
  expression: string,
  operands: readonly Numbers[],
  f: (a: number, b: number, c: number) => number,
  written: number = operands.length,
): Float64Array {
  const n = scope.rowCount
  const result = new Float64Array(n)
  const [a = 0, b = 0, c = 0] = operands
  const faulty: number[] = []
  for (let row = 0; row < n; row++) {
    const x = typeof a === 'number' ? a : a[row]!
    const y = typeof b === 'number' ? b : b[row]!
    const z = typeof c === 'number' ? c : c[row]!
    if (Number.isNaN(x) || Number.isNaN(y) || Number.isNaN(z)) {
      result[row] = Number.NaN
      continue
    }
    const value = f(x, y, z)
    result[row] = value
    if (value - value !== 0 && Number.isFinite(x) && Number.isFinite(y) && Number.isFinite(z)) faulty.push(row)
  }
  if (faulty.length > 0) reportNotFinite(scope, expression, operands.slice(0, written), result, faulty)
  return result
}

/** Records rows where finite operands gave a result that is not. */
export function reportNotFinite(
  scope: Scope,
  expression: string,
  operands: readonly Numbers[],
  result: Float64Array,
  rows: readonly number[],
): void {
  scope.faults.push({
    kind: 'not-finite',
    of: scope.variable.label,
    expression,
    column: scope.variable.columns[0] ?? scope.variable.label,
    rows,
    inputs: (row) => operands.map((operand) => (typeof operand === 'number' ? operand : operand[row]!)),
    result: (row) => result[row]!,
  })
}

/** Rows where all vectors are present and finite. */
export function presentRows(n: number, vectors: readonly Float64Array[]): Int32Array {
  const rows = new Int32Array(n)
  let count = 0
  for (let row = 0; row < n; row++) {
    let present = true
    for (const values of vectors) if (!Number.isFinite(values[row]!)) present = false
    if (present) rows[count++] = row
  }
  return rows.subarray(0, count)
}
