import type { Phrase } from '../../language/phrase.ts'
import type { ChapterName } from '../../route.ts'

/** What a chapter says whatever is moved. */
export interface ChapterWords {
  /** For the row of chapters. */
  readonly short: string
  readonly title: string
  readonly lede: Phrase
  /** What to take away. */
  readonly take: Phrase
  /** The figure, for who does not see it. */
  readonly figure: string
}

/** Every word of the lessons. */
export interface LearnStrings {
  readonly contents: string
  readonly sections: string
  readonly lessons: string
  readonly study: string
  readonly previous: string
  readonly next: string
  readonly chapters: Readonly<Record<ChapterName, ChapterWords>>
  readonly redraw: string
  readonly seed: string
  readonly patient: string
  readonly patients: string
  readonly month: string
  readonly pressure: string
  readonly perMonth: string
  readonly startAxis: string
  readonly changeAxis: string
  readonly variance: string
  readonly plain: string
  readonly mixed: string
  readonly slope: string
  readonly stdError: string
  readonly sameSide: string
  readonly of: (part: number, whole: number) => string
  readonly repeat: string
  readonly covered: string
  readonly start: string
  readonly change: string
  readonly fixedPart: string
  readonly spreadStart: string
  readonly spreadChange: string
  readonly together: string
  readonly noise: string
  readonly parametersFree: string
  readonly parametersShared: string
  readonly estimated: string
  readonly given: string
  readonly certificate: string
  readonly sets: Readonly<Record<'out' | 'none' | 'in', string>>
  readonly dataSet: string
  readonly models: Readonly<Record<'intercept' | 'slope' | 'ar1' | 'us', string>>
  readonly model: string
  readonly visits: (a: number, b: number) => string
  readonly covariance: string
  readonly correlation: string
  readonly icc: string
  readonly criterion: string
  readonly own: string
  readonly population: string
  readonly compromise: string
  readonly weight: string
  readonly ownVisits: string
  readonly undetermined: string
  readonly drag: string
  readonly visitAt: (month: number) => string
  readonly remove: string
  readonly restore: string
  readonly refit: string
  readonly error: string
  readonly compare: string
  readonly origin: string
  readonly quantity: string
  readonly atZero: string
  readonly atOrigin: string
  readonly condition: string
  readonly dated: string
  readonly leastAt: string
  readonly weightOf: string
  readonly uncorrelated: string
  readonly logLik: string
}
