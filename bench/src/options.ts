import { parseArgs } from 'node:util'
import type { BenchCase } from './bench-case.ts'
import { benchCases, casesNamed } from './cases/index.ts'

/** What was asked for on the command line. */
export interface Options {
  readonly cases: readonly BenchCase[]
  /** Cases left out since they take long. */
  readonly leftOut: readonly BenchCase[]
  readonly long: boolean
  readonly onlyOurs: boolean
  readonly profile: boolean
}

export const usage: string = `npm run bench -- [names] [--long] [--ours] [--profile]

  names      cases, or what their names begin with; all without
  --long     what takes minutes, too: the case crossed-1e5, and R's side of maximal
  --ours     without R
  --profile  where our time goes, in place of the table

Cases: ${benchCases.map(({ name }) => name).join(', ')}`

/** Throws an error with the usage when a name or an option is unknown. */
export function optionsOf(values: readonly string[]): Options {
  const { values: flags, positionals } = parse(values)
  for (const name of positionals)
    if (casesNamed(name).length === 0) throw new Error(`there is no case ${name}\n\n${usage}`)
  const wanted = positionals.length > 0 ? new Set(positionals.flatMap(casesNamed)) : null
  const selected = benchCases.filter((each) => wanted?.has(each) ?? true)
  const { long = false, ours: onlyOurs = false, profile = false } = flags
  const isRun = (each: BenchCase): boolean => long || each.long !== 'case'
  const leftOut = selected.filter((each) => !isRun(each))
  return { cases: selected.filter(isRun), leftOut, long, onlyOurs, profile }
}

function parse(values: readonly string[]) {
  const flag = { type: 'boolean' } as const
  try {
    const options = { long: flag, ours: flag, profile: flag }
    return parseArgs({ args: [...values], allowPositionals: true, options })
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\n\n${usage}`)
  }
}
