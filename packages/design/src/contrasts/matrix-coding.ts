import type { ContrastMatrixProblem } from '@lmm/diagnostics'
import { say } from '../say.ts'
import type { ContrastCoding } from '../schema.ts'
import type { ContrastMatrix } from './contrast-choice.ts'

/** The coding that a matrix of the caller is; throws when it does not fit the levels. */
export function matrixCoding(
  factor: string,
  levels: readonly string[],
  { matrix, names }: ContrastMatrix,
): ContrastCoding {
  const wrong = (problem: ContrastMatrixProblem): Error =>
    say.error('design/contrast-matrix', { factor, problem, levels }, { kind: 'option', name: 'contrasts' })
  if (!Array.isArray(matrix) || matrix.length !== levels.length) throw wrong('rows')
  const width = Array.isArray(matrix[0]) ? matrix[0]!.length : 0
  if (width < 1 || width > levels.length || !matrix.every((row) => Array.isArray(row) && row.length === width))
    throw wrong('columns')
  if (!matrix.flat().every(Number.isFinite)) throw wrong('numbers')
  const suffixes: readonly string[] = names ?? Array.from({ length: width }, (_, column) => String(column + 1))
  if (
    suffixes.length !== width ||
    new Set(suffixes).size < width ||
    !suffixes.every((name) => typeof name === 'string')
  )
    throw wrong('names')
  return { name: 'matrix', matrix: matrix.map((row) => [...row]), suffixes: [...suffixes] }
}
