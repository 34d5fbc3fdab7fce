import type { ModelTerms } from '@lmm/formula'
import type { DesignOptions } from '../build-design.ts'
import { refuseExtremeWeights, refuseOverflow } from '../checks/extreme-numbers.ts'
import type { DroppedRows } from '../design.ts'
import { type GroupCodes, groupCodes } from '../frame/group-codes.ts'
import { judgeFaults } from '../frame/judge-faults.ts'
import type { ModelFrame } from '../frame/model-frame.ts'
import { recalledFrame } from '../frame/schema-variables.ts'
import { usableRows, usedFlags } from '../frame/select-rows.ts'
import { type TermColumns, termColumns } from '../matrix/term-columns.ts'
import { say } from '../say.ts'
import type { Schema } from '../schema.ts'
import type { Table } from '../table.ts'
import { atRows, codesAt } from '../tables/at-rows.ts'

/** The usable rows of one table: columns of X and Z, levels, response less offset, roots of weights. */
export interface BatchRows {
  readonly n: number
  readonly X: TermColumns
  readonly random: readonly TermColumns[]
  readonly groups: ReadonlyMap<string, GroupCodes>
  /** Offset subtracted. */
  readonly y: Float64Array
  /** Weights as they multiply squares (1 / v for known variances), or null. */
  readonly weights: Float64Array | null
  readonly dropped: DroppedRows
  /** Rows left out for a weight of zero. */
  readonly zeros: number
}

/** Reads a table by what the schema knows. Levels of grouping factors are those of this table. */
export function batchRows(terms: ModelTerms, schema: Schema, table: Table, options: DesignOptions): BatchRows {
  if (!terms.response) throw say.error('design/no-response', { formula: terms.formula })
  const { label } = terms.response
  const { frame, at } = recalledFrame(terms, schema, table, { response: true, random: true }, options)
  const { rows, dropped } = usableRows(frame, options)
  const used = usedFlags(rows, table.rowCount)
  judgeFaults(frame.faults, table, (row) => used[row] === 1, { learning: false })
  const lookup = at(rows)
  const n = rows.length
  const { data } = lookup(label)
  if (data.kind !== 'columns')
    throw say.error('design/response-not-number', { response: label, found: 'factor', levels: [] })
  const offset = frame.offset && atRows(frame.offset, rows)
  const response = data.columns[0]!
  const y = offset ? response.map((value, row) => value - offset[row]!) : response
  const X = termColumns(terms.fixed, n, lookup)
  const random = terms.random.map(({ columns }) => termColumns(columns, n, lookup))
  const weights = frame.weights && atRows(frame.weights.values, rows)
  refuseOverflow(label, y, rows)
  for (const { names, columns } of [X, ...random])
    columns.forEach((column, j) => {
      refuseOverflow(names[j]!, column, rows)
    })
  if (weights) refuseExtremeWeights(frame.weights!.column, weights, rows)
  return {
    n,
    X,
    random,
    groups: groupsAt(terms, frame, rows),
    y,
    weights: weights && frame.weights!.kind === 'known-variance' ? weights.map((v) => 1 / v) : weights,
    dropped,
    zeros: table.rowCount - n - dropped.count,
  }
}

function groupsAt(terms: ModelTerms, frame: ModelFrame, rows: Int32Array): ReadonlyMap<string, GroupCodes> {
  const groups = new Map<string, GroupCodes>()
  for (const { groupName, group } of terms.random) {
    if (groups.has(groupName)) continue
    const parts = group.map(({ label }) => {
      const { value } = frame.groups.get(label)!
      return { codes: codesAt(value.codes, rows), levels: value.levels }
    })
    groups.set(groupName, groupCodes(groupName, parts))
  }
  return groups
}
