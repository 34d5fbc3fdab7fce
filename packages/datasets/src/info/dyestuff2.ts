import type { DatasetInfo } from '../dataset.ts'

/** What dyestuff2 is, what its columns mean, and where it comes from. */
export const dyestuff2Info: DatasetInfo = {
  name: 'dyestuff2',
  title: 'Simulated yield of dyestuff, with no variance between batches',
  story:
    'Six simulated batches of five, made so that the mean square between batches is below that within: a singular fit.',
  rows: 30,
  columns: {
    Batch: { meaning: 'batch', unit: null },
    Yield: { meaning: 'simulated yield', unit: null },
  },
  formula: 'Yield ~ 1 + (1 | Batch)',
  sources: [
    'Box GEP, Tiao GC (1973). Bayesian Inference in Statistical Analysis. Addison-Wesley, Reading MA, section 5.1.2.',
  ],
  licence: 'as distributed with the R package lme4, GPL (>= 2)',
}
