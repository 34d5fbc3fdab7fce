// Written by scripts/generate.ts from packages/reference/data/Dyestuff.csv.
import type { Dataset, Factor } from './dataset.ts'

export { dyestuffInfo } from './info/dyestuff.ts'

/** Yield of dyestuff by batch; `dyestuffInfo` says what the columns mean. */
export const dyestuff: Dataset<{ Batch: Factor; Yield: Float64Array }> = {
  Batch: {
    codes: Int32Array.from([0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4, 5, 5, 5, 5, 5]),
    levels: ['A', 'B', 'C', 'D', 'E', 'F'],
    ordered: false,
  },
  Yield: Float64Array.from([
    1545, 1440, 1440, 1520, 1580, 1540, 1555, 1490, 1560, 1495, 1595, 1550, 1605, 1510, 1560, 1445, 1440, 1595, 1465,
    1545, 1595, 1630, 1515, 1635, 1625, 1520, 1455, 1450, 1480, 1445,
  ]),
}
