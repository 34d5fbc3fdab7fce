// Written by scripts/generate.ts from packages/reference/data/Machines.csv.
import type { Dataset, Factor } from './dataset.ts'

export { machinesInfo } from './info/machines.ts'

/** Productivity of workers on machines; `machinesInfo` says what the columns mean. */
export const machines: Dataset<{ Worker: Factor; Machine: Factor; score: Float64Array }> = {
  Worker: {
    codes: Int32Array.from([
      3, 3, 3, 1, 1, 1, 4, 4, 4, 2, 2, 2, 5, 5, 5, 0, 0, 0, 3, 3, 3, 1, 1, 1, 4, 4, 4, 2, 2, 2, 5, 5, 5, 0, 0, 0, 3, 3,
      3, 1, 1, 1, 4, 4, 4, 2, 2, 2, 5, 5, 5, 0, 0, 0,
    ]),
    levels: ['6', '2', '4', '1', '3', '5'],
    ordered: true,
  },
  Machine: {
    codes: Int32Array.from([
      0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2,
      2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
    ]),
    levels: ['A', 'B', 'C'],
    ordered: false,
  },
  score: Float64Array.from([
    52, 52.8, 53.1, 51.8, 52.8, 53.1, 60, 60.2, 58.4, 51.1, 52.3, 50.3, 50.9, 51.8, 51.4, 46.4, 44.8, 49.2, 62.1, 62.6,
    64, 59.7, 60, 59, 68.6, 65.8, 69.7, 63.2, 62.8, 62.2, 64.8, 65, 65.4, 43.7, 44.2, 43, 67.5, 67.2, 66.9, 61.5, 61.7,
    62.3, 70.8, 70.6, 71, 64.1, 66.2, 64, 72.1, 72, 71.1, 62, 61.4, 60.5,
  ]),
}
