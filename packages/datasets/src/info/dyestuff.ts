import type { DatasetInfo } from '../dataset.ts'

/** What dyestuff is, what its columns mean, and where it comes from. */
export const dyestuffInfo: DatasetInfo = {
  name: 'dyestuff',
  title: 'Yield of dyestuff by batch',
  story:
    'Yield of Naphthalene Black 12B from five preparations of each of six batches of an intermediate product (H-acid).',
  rows: 30,
  columns: {
    Batch: { meaning: 'batch of the intermediate product', unit: null },
    Yield: { meaning: 'yield as standard colour', unit: 'g' },
  },
  formula: 'Yield ~ 1 + (1 | Batch)',
  sources: [
    'Davies OL, Goldsmith PL, eds (1972). Statistical Methods in Research and Production, 4th edition. Oliver and Boyd, Edinburgh, section 6.4.',
  ],
  licence: 'as distributed with the R package lme4, GPL (>= 2)',
}
