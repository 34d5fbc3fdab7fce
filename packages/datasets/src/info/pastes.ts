import type { DatasetInfo } from '../dataset.ts'

/** What pastes is, what its columns mean, and where it comes from. */
export const pastesInfo: DatasetInfo = {
  name: 'pastes',
  title: 'Strength of a chemical paste by batch and cask',
  story: 'Two tests on each of three casks from each of ten deliveries: casks are nested within batches.',
  rows: 60,
  columns: {
    strength: { meaning: 'strength of the paste', unit: null },
    batch: { meaning: 'delivery batch', unit: null },
    cask: { meaning: 'cask within the batch: a, b, c mean other casks in another batch', unit: null },
    sample: { meaning: 'batch and cask together, batch:cask', unit: null },
  },
  formula: 'strength ~ 1 + (1 | batch/cask)',
  sources: [
    'Davies OL, Goldsmith PL, eds (1972). Statistical Methods in Research and Production, 4th edition. Oliver and Boyd, Edinburgh, section 6.5.',
  ],
  licence: 'as distributed with the R package lme4, GPL (>= 2)',
}
