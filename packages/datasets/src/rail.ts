// Written by scripts/generate.ts from packages/reference/data/Rail.csv.
import type { Dataset, Factor } from './dataset.ts'

export { railInfo } from './info/rail.ts'

/** Travel time of ultrasonic waves in rails; `railInfo` says what the columns mean. */
export const rail: Dataset<{ Rail: Factor; travel: Float64Array }> = {
  Rail: {
    codes: Int32Array.from([2, 2, 2, 0, 0, 0, 4, 4, 4, 5, 5, 5, 1, 1, 1, 3, 3, 3]),
    levels: ['2', '5', '1', '6', '3', '4'],
    ordered: true,
  },
  travel: Float64Array.from([55, 53, 54, 26, 37, 32, 78, 91, 85, 92, 100, 96, 49, 51, 50, 80, 85, 83]),
}
