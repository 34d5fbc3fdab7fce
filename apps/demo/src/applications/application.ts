import type { JSX } from 'preact'
import type { Both } from '../both.ts'
import type { Given } from '../practice/problem.ts'

/** A study from raw data to a paragraph, drawn from a seed. */
export interface Application {
  readonly title: Both
  readonly lede: Both
  make(seed: number): Analysis
}

/** What is shown of one study. */
export interface Analysis {
  /** The first rows as they were collected. */
  readonly raw: Given
  /** The models as they are written. */
  readonly models: readonly string[]
  readonly picture: () => JSX.Element
  readonly results: readonly Given[]
  /** Why it is done this way. */
  readonly remarks: readonly Both[]
  readonly paragraph: Both
}
