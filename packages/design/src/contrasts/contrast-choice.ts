/** Contrasts of one's own: a row for each level in their order, a column for each coefficient. */
export interface ContrastMatrix {
  /** levels x columns, by rows. */
  readonly matrix: readonly (readonly number[])[]
  /** One for each column, appended to the factor's label; 1, 2, ... unless given. */
  readonly names?: readonly string[]
}

/** A coding by name with its options. */
export interface NamedContrast {
  /** `treatment`, `sum`, `helmert`, `poly`, `successive`. */
  readonly name: string
  /** The level that treatment coding compares with, or its place from 1. */
  readonly base?: string | number
  /** Places of the levels for `poly`: `[0, 5, 20]` of doses; 1, 2, 3, ... unless given. */
  readonly scores?: readonly number[]
}

/** How a factor is coded: by name, by name with options, or by a matrix. */
export type ContrastChoice = string | NamedContrast | ContrastMatrix
