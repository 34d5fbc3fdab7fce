import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { ReferenceCase } from './case.ts'

const here = new URL('../', import.meta.url)

/** Names of all cases in alphabetical order, without reading them. */
export function caseNames(): string[] {
  return readdirSync(new URL('cases/', here))
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort()
}

/** The case of that name, read from its file. */
export function readCase(name: string): ReferenceCase {
  return JSON.parse(readFileSync(new URL(`cases/${name}.json`, here), 'utf8'))
}

/**
 * The cases that a filter lets through, in alphabetical order.
 *
 * @example
 * ```ts
 * import { cases } from '@lmm/reference'
 *
 * const lmer = cases((c) => c.type === 'lmer' && c.n < 1000)
 * ```
 */
export function cases<Kept extends ReferenceCase>(filter: (candidate: ReferenceCase) => candidate is Kept): Kept[]
export function cases(filter?: (candidate: ReferenceCase) => boolean): ReferenceCase[]
export function cases(filter: (candidate: ReferenceCase) => boolean = () => true): ReferenceCase[] {
  return caseNames().map(readCase).filter(filter)
}

/** Path of a case's CSV: UTF-8 with a header, NA for missing. */
export function dataPath(reference: ReferenceCase): string {
  return fileURLToPath(new URL(reference.data.csv, here))
}

/** What lme4 says to 22 odd models and data: the contents of `edge_cases_lme4.json`. */
export function edgeCases(): EdgeCase[] {
  return JSON.parse(readFileSync(new URL('edge_cases_lme4.json', here), 'utf8'))
}

/** An odd model or data set, and what lme4 makes of it. */
export interface EdgeCase {
  readonly case: string
  readonly formula: string
  readonly situation: string
  readonly n: number
  readonly error: string | null
  readonly warnings: readonly string[]
  readonly messages: readonly string[]
  readonly beta: { readonly names: readonly string[]; readonly values: readonly number[] } | null
  readonly theta: readonly number[] | null
}
