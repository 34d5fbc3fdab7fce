/** A report before it has a format: a title and sections of blocks. */
export interface ReportDocument {
  readonly title: string
  readonly sections: readonly Section[]
}

/** Blocks under a heading, or under none. */
export interface Section {
  readonly heading: string | null
  readonly blocks: readonly Block[]
}

/** What a section is made of. */
export type Block = Paragraph | Code | TableBlock | List

/** Sentences; renderers break the lines. */
export interface Paragraph {
  readonly kind: 'paragraph'
  readonly text: string
}

/** Text in a language for machines, e.g. a formula: never broken where that could change it. */
export interface Code {
  readonly kind: 'code'
  readonly text: string
}

/** Sentences of a list. */
export interface List {
  readonly kind: 'list'
  readonly items: readonly string[]
}

/** A table of texts; `decimal` columns are aligned at the decimal point. */
export interface TableBlock {
  readonly kind: 'table'
  readonly columns: readonly TableColumn[]
  readonly rows: readonly (readonly string[])[]
}

/** Heading and alignment of a column. */
export interface TableColumn {
  readonly heading: string
  readonly align: 'left' | 'decimal'
}

/**
 * A paragraph.
 *
 * @example
 * ```ts
 * import { paragraph, renderText } from '@lmm/report'
 * console.log(renderText({ title: 'A note', sections: [{ heading: null, blocks: [paragraph('Nothing was left out.')] }] }))
 * ```
 * ```text
 * A note
 *   Nothing was left out.
 *
 * ```
 */
export const paragraph = (text: string): Paragraph => ({ kind: 'paragraph', text })

/**
 * A column of words.
 *
 * @example
 * ```ts
 * import { textColumn } from '@lmm/report'
 * console.log(textColumn('term'))
 * ```
 * ```text
 * { heading: 'term', align: 'left' }
 * ```
 */
export const textColumn = (heading: string): TableColumn => ({ heading, align: 'left' })

/**
 * A column of numbers.
 *
 * @example
 * ```ts
 * import { numberColumn } from '@lmm/report'
 * console.log(numberColumn('estimate'))
 * ```
 * ```text
 * { heading: 'estimate', align: 'decimal' }
 * ```
 */
export const numberColumn = (heading: string): TableColumn => ({ heading, align: 'decimal' })

/**
 * A table.
 *
 * @example
 * ```ts
 * import { numberColumn, renderText, table, textColumn } from '@lmm/report'
 * const block = table([textColumn('term'), numberColumn('estimate')], [['Days', '10.47'], ['dose', '-0.5']])
 * console.log(renderText({ title: 'Estimates', sections: [{ heading: null, blocks: [block] }] }))
 * ```
 * ```text
 * Estimates
 *   term  estimate
 *   Days     10.47
 *   dose     -0.5
 *
 * ```
 */
export const table = (columns: readonly TableColumn[], rows: readonly (readonly string[])[]): TableBlock => ({
  kind: 'table',
  columns,
  rows,
})
