import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Cell = number | string | null | readonly number[]

/** Rows of a table of this folder, made by make.py or make_range.py. */
export function table<Row extends readonly Cell[]>(name: string): readonly Row[] {
  return JSON.parse(readFileSync(join(import.meta.dirname, `${name}.json`), 'utf8'))
}

/** A parameter that may be infinite, which JSON writes as null. */
export const orInfinity = (cell: number | null): number => cell ?? Number.POSITIVE_INFINITY
