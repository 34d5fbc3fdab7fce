import type { ModelTerms, RandomTerm } from '@lmm/formula'
import type { NewRandomDesign } from '../design.ts'
import { recode } from '../expressions/recode.ts'
import { type GroupCodes, groupCodes } from '../frame/group-codes.ts'
import type { ModelFrame } from '../frame/model-frame.ts'
import { say } from '../say.ts'
import type { Schema } from '../schema.ts'
import { codesAt } from '../tables/at-rows.ts'
import { termColumns, type VariableLookup } from './term-columns.ts'

/** Z of every random term at the rows: columns before they are spread over the levels, and each row's level by the schema and as found. */
export function randomDesigns(
  terms: ModelTerms,
  schema: Schema,
  frame: ModelFrame,
  rows: Int32Array,
  lookup: VariableLookup,
  ones?: () => Float64Array,
): NewRandomDesign[] {
  const groups = new Map<string, GroupCodes & { found: GroupCodes }>()
  return terms.random.map((term) => {
    const group = groups.get(term.groupName) ?? groupBySchema(term, schema, frame, rows)
    groups.set(term.groupName, group)
    const { names, columns } = termColumns(term.columns, rows.length, lookup, ones)
    return { term, groupName: term.groupName, ...group, names, columns }
  })
}

function groupBySchema(
  term: RandomTerm,
  schema: Schema,
  frame: ModelFrame,
  rows: Int32Array,
): GroupCodes & { found: GroupCodes } {
  const known = schema.groups.find(({ name }) => name === term.groupName)
  if (!known) throw say.error('design/schema-lacks', { variable: term.groupName })
  const parts = term.group.map(({ label }) => {
    const { value } = frame.groups.get(label)!
    return { codes: codesAt(value.codes, rows), levels: value.levels }
  })
  const found = groupCodes(term.groupName, parts)
  return { levels: known.levels, codes: recode(found, known.levels).codes, found }
}
