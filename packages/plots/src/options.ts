import type { MessageTable } from '@lmm/diagnostics'

/** Options that every plot takes. */
export interface FigureOptions {
  /** Units by the name of a column, e.g. `{ Reaction: 'ms' }`: they stand in the titles of the axes. */
  readonly units?: Readonly<Record<string, string>>
  /** Words of another language, e.g. `zh` of `@lmm/diagnostics/messages/zh`; English by default. */
  readonly messages?: MessageTable
  /** Width in pixels, default 640. */
  readonly width?: number
  /** Height in pixels; by default as the plot needs it. */
  readonly height?: number
}
