import type { LearnStrings } from '../learn/words/strings.ts'
import type { Choice } from '../model/choices.ts'
import type { PartName } from '../route.ts'
import type { Phrase, Role } from './phrase.ts'

/** Every word of the page that is not said by the library. */
export interface Strings {
  readonly title: string
  readonly lede: Phrase
  readonly languageName: string
  readonly language: string
  readonly equation: {
    readonly heading: string
    readonly names: Readonly<Record<Role, string>>
    readonly meanings: Readonly<Record<Role, Phrase>>
  }
  readonly figure: {
    readonly heading: string
    readonly views: string
    readonly together: string
    readonly panels: string
    readonly reaction: string
    readonly days: string
    readonly axes: string
    readonly population: string
    readonly people: string
    readonly everyone: string
    readonly describe: string
    readonly invitation: string
    readonly cannot: string
  }
  readonly person: {
    readonly name: (number: string) => string
    readonly noDeviations: string
    /** Units of an intercept and of a slope. */
    readonly units: { readonly intercept: string; readonly days: string }
  }
  readonly controls: {
    readonly heading: string
    readonly model: string
    readonly choices: Readonly<Record<Choice['name'], string>>
    readonly criterion: string
    readonly reml: string
    readonly ml: string
    readonly formula: string
    readonly columns: (names: string) => string
    readonly stillShown: string
  }
  readonly results: {
    readonly heading: string
    readonly random: string
    readonly fixed: string
    readonly group: string
    readonly term: string
    readonly variance: string
    readonly sd: string
    readonly correlation: string
    readonly residual: string
    readonly estimate: string
    readonly stdError: string
    readonly t: string
    readonly remlCriterion: string
    readonly deviance: string
    readonly logLik: string
    readonly parameters: string
    readonly rows: string
    readonly time: string
    readonly milliseconds: (text: string) => string
  }
  readonly deviations: { readonly heading: string; readonly person: string; readonly note: string }
  readonly source: string
  /** What follows the lessons. */
  readonly parts: Readonly<Record<PartName, { readonly short: string; readonly title: string }>>
  readonly learn: LearnStrings
}
