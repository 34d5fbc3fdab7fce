import { machines } from '@lmm/datasets/machines'
import { sleepstudy } from '@lmm/datasets/sleepstudy'
import type { LmmData, LmmOptions } from '../src/index.ts'

/** The data of an edge case, and the options it is fitted with. */
export interface EdgeData {
  readonly data: LmmData
  readonly options?: LmmOptions
}

const { Reaction, Days, Subject } = sleepstudy
const rows = Reaction.length

/** A column of sleepstudy's 180 rows. */
export const column = <T>(cell: (row: number) => T): T[] => Array.from({ length: rows }, (_, row) => cell(row))
const scaled = (factor: number): Float64Array => Days.map((day) => day * factor)

/** Rows of sleepstudy, with all 18 levels of Subject. */
export function sleepstudyWhere(keep: (row: number) => boolean): typeof sleepstudy {
  const kept = column((row) => row).filter(keep)
  return {
    Reaction: Float64Array.from(kept, (row) => Reaction[row]!),
    Days: Float64Array.from(kept, (row) => Days[row]!),
    Subject: { ...Subject, codes: Int32Array.from(kept, (row) => Subject.codes[row]!) },
  }
}

/** Rows without a group, or with weight zero: which ones lme4 was given is not known. */
export const holes: readonly number[] = [2, 49, 50, 177]
export const weight = (row: number): number => 1 + (row % 3)

/** What the 22 situations of `edgeCases()` were made of. */
export const edgeData: Readonly<Record<string, EdgeData>> = {
  one_obs_per_level: { data: { ...sleepstudy, row: column((row) => `r${row}`) } },
  one_level: { data: { ...sleepstudy, one: column(() => 'a') } },
  two_levels: { data: { ...sleepstudy, two: column((row) => (Subject.codes[row]! < 9 ? 'a' : 'b')) } },
  q_ge_n: { data: sleepstudyWhere((row) => Days[row]! < 2) },
  three_slopes_q_gt_n: { data: sleepstudyWhere((row) => Days[row]! < 3) },
  missing_variable: { data: sleepstudy },
  no_random: { data: sleepstudy },
  constant_predictor: { data: { ...sleepstudy, k: column(() => 5) } },
  duplicate_predictor: { data: { ...sleepstudy, D2: scaled(2) } },
  constant_response: { data: { ...sleepstudy, k: column(() => 5) } },
  perfect_fit: { data: { ...sleepstudy, yy: Days.map((day) => 3 + 2 * day) } },
  big_scale: { data: { ...sleepstudy, big: scaled(1e6) } },
  tiny_scale: { data: { ...sleepstudy, sm: scaled(1e-6) } },
  na_in_group: {
    data: {
      ...sleepstudy,
      Subject: { ...Subject, codes: Subject.codes.map((c, row) => (holes.includes(row) ? -1 : c)) },
    },
  },
  inf_response: { data: { ...sleepstudy, Reaction: Reaction.with(7, Number.POSITIVE_INFINITY) } },
  negative_weights: {
    data: { ...sleepstudy, w: column((row) => (row === 4 ? -1 : 1)) },
    options: { weights: { column: 'w' } },
  },
  zero_weights: {
    data: { ...sleepstudy, w: column((row) => (holes.includes(row) ? 0 : weight(row))) },
    options: { weights: { column: 'w' } },
  },
  character_group: { data: { ...sleepstudy, Subject: column((row) => Subject.levels[Subject.codes[row]!]!) } },
  numeric_group: { data: { ...sleepstudy, Subject: column((row) => Number(Subject.levels[Subject.codes[row]!])) } },
  empty_levels: { data: sleepstudyWhere((row) => Subject.codes[row]! < 6) },
  double_bar_factor: { data: machines },
  all_na: { data: { ...sleepstudy, Reaction: column(() => null) } },
}
