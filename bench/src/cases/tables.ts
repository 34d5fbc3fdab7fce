import { createReadStream } from 'node:fs'
import { readCsv } from '@lmm/readers'
import { tableOf } from 'lmm'
import { buildDesign, inferSchema } from 'lmm/design'
import { expand, parse } from 'lmm/formula'
import type { BenchCase, Outcome } from '../bench-case.ts'
import { columnBytes, exchanged, writeColumns } from '../exchange.ts'
import { longitudinal } from '../simulate/longitudinal.ts'
import { minstd } from '../simulate/minstd.ts'
import { rounded } from '../simulate/rounded.ts'

const subjects = 1e5
const none: Outcome = { criterion: null, evaluations: null }

/** The columns of `longitudinal` with one more covariate: five. */
function fiveColumns() {
  const { id, x, trt, y } = longitudinal(subjects, 10)
  const z = minstd(20240303)(id.length).map((u) => rounded(u, 3))
  return { id, x, trt, z, y }
}

export const tableCases: readonly BenchCase[] = [
  {
    name: 'design-1e6',
    title: 'design of 1e6 rows and 5 columns, `y ~ x * trt + z + (x | id)`',
    rounds: 3,
    ours: 3,
    theirs: 1,
    r: ['design.R', subjects],
    prepare() {
      const columns = fiveColumns()
      return {
        columnBytes: columnBytes(columns),
        run() {
          const table = tableOf(columns)
          const terms = expand(parse('y ~ x * trt + z + (x | id)'), { columns: table.columns.keys() })
          buildDesign(terms, inferSchema(terms, table), table)
          return none
        },
      }
    },
  },
  {
    name: 'csv-1e6',
    title: 'CSV file of 1e6 rows and 5 columns',
    rounds: 3,
    ours: 2,
    theirs: 1,
    r: ['csv.R'],
    exchange: () => writeColumns('csv-1e6', fiveColumns()),
    prepare: () => ({
      columnBytes: 1e6 * (4 * 8 + 4),
      async run() {
        await readCsv(createReadStream(exchanged('csv-1e6')))
        return none
      },
    }),
  },
]
