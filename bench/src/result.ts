import type { BenchCase } from './bench-case.ts'
import type { Comparison, Measured } from './measure.ts'

/** Figures of one side. */
export interface Figures {
  /** Median of all runs but the first of a process that goes on; of all runs, where each has its own process. */
  readonly median: number
  readonly fastest: number
  /** Median of the CPU time of one run, all threads, over the turns that count. */
  readonly cpu: number
  /** The first run of its process. */
  readonly first: number
  readonly runs: number
  /** Time to load the library, where it was measured. */
  readonly load: number | null
  readonly evaluations: number | null
  readonly criterion: number | null
  readonly columns: number | null
  readonly resident: number | null
  readonly peak: number
  readonly remark: string | null
  /** What the time must stay below, told by the last run. */
  readonly limit: number | null
}

/** One line of the table, as data. */
export interface Result {
  readonly benchCase: BenchCase
  readonly ours: Figures
  readonly theirs: Figures | null
  /** How many times faster ours is. */
  readonly ratio: number | null
  /** The same of the fastest runs, which other work on the machine disturbs least. */
  readonly fastest: number | null
  /** Whether the target is met; null where there is none or R is missing. */
  readonly met: boolean | null
  /** (ours - theirs) / |theirs|. */
  readonly difference: number | null
  /** Load average over one minute, before and after. */
  readonly load: readonly [number, number]
}

export function resultOf(benchCase: BenchCase, compared: Comparison, load: readonly [number, number]): Result {
  const ours = figures(compared.ours)
  const theirs = compared.theirs && figures(compared.theirs)
  const ratio = theirs && theirs.median / ours.median
  const fastest = theirs && theirs.fastest / ours.fastest
  const difference =
    theirs?.criterion && ours.criterion ? (ours.criterion - theirs.criterion) / Math.abs(theirs.criterion) : null
  return { benchCase, ours, theirs, ratio, fastest, met: isMet(benchCase, ours, ratio), difference, load }
}

function isMet({ target }: BenchCase, { median, limit }: Figures, ratio: number | null): boolean | null {
  if (!target) return null
  if (target === 'limit') return limit === null ? null : median < limit
  if ('ms' in target) return median <= target.ms
  return ratio === null ? null : ratio >= target.ratio
}

function figures({ ready, turns }: Measured): Figures {
  const times = turns.flatMap(({ ms }) => ms)
  const last = turns.at(-1)!
  const loads = turns.flatMap(({ load }) => load ?? [])
  return {
    median: median(ready && times.length > 1 ? times.slice(1) : times),
    fastest: Math.min(...times),
    cpu: median((ready && turns.length > 1 ? turns.slice(1) : turns).map(({ cpu }) => cpu)),
    first: times[0]!,
    runs: times.length,
    load: loads.length > 0 ? median(loads) : null,
    evaluations: last.evaluations,
    criterion: last.criterion,
    columns: ready?.columns ?? null,
    resident: ready?.resident ?? null,
    peak: turns[0]!.peak,
    remark: last.remark ?? null,
    limit: last.limit ?? null,
  }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
