import type { DatasetInfo } from '../dataset.ts'

/** What penicillin is, what its columns mean, and where it comes from. */
export const penicillinInfo: DatasetInfo = {
  name: 'penicillin',
  title: 'Variation in penicillin testing',
  story: 'Six samples of penicillin, each tested on each of 24 plates: two crossed random factors.',
  rows: 144,
  columns: {
    diameter: { meaning: 'diameter of the zone in which the organism (B. subtilis) did not grow', unit: 'mm' },
    plate: { meaning: 'plate of the assay', unit: null },
    sample: { meaning: 'sample of penicillin', unit: null },
  },
  formula: 'diameter ~ 1 + (1 | plate) + (1 | sample)',
  sources: [
    'Davies OL, Goldsmith PL, eds (1972). Statistical Methods in Research and Production, 4th edition. Oliver and Boyd, Edinburgh, section 6.6.',
  ],
  licence: 'as distributed with the R package lme4, GPL (>= 2)',
}
