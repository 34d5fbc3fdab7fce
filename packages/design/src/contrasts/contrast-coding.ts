import type { ContrastCoding } from '../schema.ts'
import { polynomialCoding } from './polynomial.ts'

/** Codings by their names in this project; the names of R's functions are understood too. */
export const contrastNames = ['treatment', 'sum', 'helmert', 'poly', 'successive'] as const

/** A coding of k levels as a k x (k - 1) matrix. */
export type ContrastName = (typeof contrastNames)[number]

/**
 * What a name of a coding means, or null: `sum`, `contr.sum`; `sdif` is `successive`, `SAS` is treatment with the last level as base.
 *
 * @example
 * ```ts
 * import { contrastNamed } from '@lmm/design'
 * console.log(contrastNamed('contr.sum'), contrastNamed('SAS'), contrastNamed('something'))
 * ```
 * ```text
 * { name: 'sum', lastBase: false } { name: 'treatment', lastBase: true } null
 * ```
 */
export function contrastNamed(name: string): { name: ContrastName; lastBase: boolean } | null {
  const bare = name.replace(/^contr\./, '').toLowerCase()
  if (bare === 'sas') return { name: 'treatment', lastBase: true }
  const known = bare === 'sdif' ? 'successive' : contrastNames.find((candidate) => candidate === bare)
  return known ? { name: known, lastBase: false } : null
}

/** Options of a coding. */
export interface CodingOptions {
  /** Level that treatment coding compares with, from 1; default 1. */
  readonly base?: number
  /** First columns to keep; default all. */
  readonly columns?: number
  /** Number the columns of treatment coding and of successive differences instead of naming them by level. */
  readonly numbered?: boolean
  /** Places of the levels for `poly`, all different; default 1, 2, 3 ... */
  readonly scores?: readonly number[]
}

/**
 * The coding of a factor with these levels; at least two.
 *
 * @example
 * ```ts
 * import { contrastCoding } from '@lmm/design'
 * const { suffixes, matrix } = contrastCoding('treatment', ['placebo', 'low', 'high'])
 * console.log(suffixes, matrix)
 * ```
 * ```text
 * [ 'low', 'high' ] [ [ 0, 0 ], [ 1, 0 ], [ 0, 1 ] ]
 * ```
 */
export function contrastCoding(
  name: ContrastName,
  levels: readonly string[],
  { base = 1, columns, numbered = false, scores }: CodingOptions = {},
): ContrastCoding {
  const coding = name === 'poly' ? polynomialCoding(levels.length, scores) : fullCoding(name, levels, base, numbered)
  if (columns === undefined || columns >= coding.suffixes.length) return coding
  return {
    name,
    matrix: coding.matrix.map((row) => row.slice(0, columns)),
    suffixes: coding.suffixes.slice(0, columns),
  }
}

function fullCoding(
  name: Exclude<ContrastName, 'poly'>,
  levels: readonly string[],
  base: number,
  numbered: boolean,
): ContrastCoding {
  const k = levels.length
  const byColumn = (entry: (level: number, column: number) => number): number[][] =>
    levels.map((_, level) => Array.from({ length: k - 1 }, (_, column) => entry(level, column)))
  const counted = Array.from({ length: k - 1 }, (_, column) => String(column + 1))
  switch (name) {
    case 'treatment': {
      const shown = levels.map((_, level) => level).filter((level) => level !== base - 1)
      return {
        name,
        matrix: byColumn((level, column) => (level === shown[column] ? 1 : 0)),
        suffixes: shown.map((level) => (numbered ? String(level + 1) : levels[level]!)),
      }
    }
    case 'sum':
      return {
        name,
        matrix: byColumn((level, column) => (level === k - 1 ? -1 : level === column ? 1 : 0)),
        suffixes: counted,
      }
    case 'helmert':
      return {
        name,
        matrix: byColumn((level, column) => (level <= column ? -1 : level === column + 1 ? column + 1 : 0)),
        suffixes: counted,
      }
    case 'successive':
      return {
        name,
        matrix: byColumn((level, column) => (level <= column ? column + 1 - k : column + 1) / k),
        suffixes: counted.map((_, column) =>
          numbered ? `${column + 2}-${column + 1}` : `${levels[column + 1]}-${levels[column]}`,
        ),
      }
  }
}
