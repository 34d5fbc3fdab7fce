// Written by scripts/generate.ts from packages/reference/data/Dyestuff2.csv.
import type { Dataset, Factor } from './dataset.ts'

export { dyestuff2Info } from './info/dyestuff2.ts'

/** Simulated yield of dyestuff, with no variance between batches; `dyestuff2Info` says what the columns mean. */
export const dyestuff2: Dataset<{ Batch: Factor; Yield: Float64Array }> = {
  Batch: {
    codes: Int32Array.from([0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4, 5, 5, 5, 5, 5]),
    levels: ['A', 'B', 'C', 'D', 'E', 'F'],
    ordered: false,
  },
  Yield: Float64Array.from([
    7.298, 3.846, 2.434, 9.566, 7.99, 5.22, 6.556, 0.608, 11.788, -0.892, 0.11, 10.386, 13.434, 5.51, 8.166, 2.212,
    4.852, 7.092, 9.288, 4.98, 0.282, 9.014, 4.458, 9.446, 7.198, 1.722, 4.782, 8.106, 0.758, 3.758,
  ]),
}
