// Written by scripts/generate.ts from packages/reference/data/Pastes.csv.
import type { Dataset, Factor } from './dataset.ts'

export { pastesInfo } from './info/pastes.ts'

/** Strength of a chemical paste by batch and cask; `pastesInfo` says what the columns mean. */
export const pastes: Dataset<{ strength: Float64Array; batch: Factor; cask: Factor; sample: Factor }> = {
  strength: Float64Array.from([
    62.8, 62.6, 60.1, 62.3, 62.7, 63.1, 60, 61.4, 57.5, 56.9, 61.1, 58.9, 58.7, 57.5, 63.9, 63.1, 65.4, 63.7, 57.1,
    56.4, 56.9, 58.6, 64.7, 64.5, 55.1, 55.1, 54.7, 54.2, 58.8, 57.5, 63.4, 64.9, 59.3, 58.1, 60.5, 60, 62.5, 62.6, 61,
    58.7, 56.9, 57.7, 59.2, 59.4, 65.2, 66, 64.8, 64.1, 54.8, 54.8, 64, 64, 57.7, 56.8, 58.3, 59.3, 59.2, 59.2, 58.9,
    56.6,
  ]),
  batch: {
    codes: Int32Array.from([
      0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 5, 5, 5, 5, 5, 5, 6, 6,
      6, 6, 6, 6, 7, 7, 7, 7, 7, 7, 8, 8, 8, 8, 8, 8, 9, 9, 9, 9, 9, 9,
    ]),
    levels: ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J'],
    ordered: false,
  },
  cask: {
    codes: Int32Array.from([
      0, 0, 1, 1, 2, 2, 0, 0, 1, 1, 2, 2, 0, 0, 1, 1, 2, 2, 0, 0, 1, 1, 2, 2, 0, 0, 1, 1, 2, 2, 0, 0, 1, 1, 2, 2, 0, 0,
      1, 1, 2, 2, 0, 0, 1, 1, 2, 2, 0, 0, 1, 1, 2, 2, 0, 0, 1, 1, 2, 2,
    ]),
    levels: ['a', 'b', 'c'],
    ordered: false,
  },
  sample: {
    codes: Int32Array.from([
      0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13, 14, 14, 15, 15, 16,
      16, 17, 17, 18, 18, 19, 19, 20, 20, 21, 21, 22, 22, 23, 23, 24, 24, 25, 25, 26, 26, 27, 27, 28, 28, 29, 29,
    ]),
    levels: [
      'A:a',
      'A:b',
      'A:c',
      'B:a',
      'B:b',
      'B:c',
      'C:a',
      'C:b',
      'C:c',
      'D:a',
      'D:b',
      'D:c',
      'E:a',
      'E:b',
      'E:c',
      'F:a',
      'F:b',
      'F:c',
      'G:a',
      'G:b',
      'G:c',
      'H:a',
      'H:b',
      'H:c',
      'I:a',
      'I:b',
      'I:c',
      'J:a',
      'J:b',
      'J:c',
    ],
    ordered: false,
  },
}
