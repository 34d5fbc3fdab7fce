import type { JSX } from 'preact'
import type { Both } from '../both.ts'

/** A number to be found. */
export interface NumberField {
  readonly kind: 'number'
  readonly name: string
  readonly label: Both
  readonly truth: number
  /** Largest distance from the truth that is right. */
  readonly tolerance: number
  readonly decimals: number
  /** What a wrong way leads to, and what is wrong with it. */
  readonly mistakes: readonly { readonly value: number; readonly say: Both }[]
}

/** One of several answers. */
export interface ChoiceField {
  readonly kind: 'choice'
  readonly name: string
  readonly label: Both
  readonly options: readonly {
    readonly name: string
    readonly label: Both
    readonly right: boolean
    readonly say: Both
  }[]
}

/** Sentences that have to hold certain things. */
export interface TextField {
  readonly kind: 'text'
  readonly name: string
  readonly label: Both
  readonly demands: readonly { readonly say: Both; readonly met: (text: string) => boolean }[]
}

export type Field = NumberField | ChoiceField | TextField

/** A table of what is given. */
export interface Given {
  readonly caption: Both
  readonly head: readonly Both[]
  readonly rows: readonly (readonly string[])[]
}

/** An exercise with its numbers. */
export interface Problem {
  readonly question: readonly Both[]
  readonly given?: Given
  readonly figure?: () => JSX.Element
  readonly fields: readonly Field[]
  readonly hints: readonly [Both, Both]
  readonly solution: readonly Both[]
  /** Beside the worked solution. */
  readonly picture?: () => JSX.Element
}

/** A kind of problem, drawn from a seed. */
export interface Exercise {
  readonly title: Both
  make(seed: number): Problem
}
