import type { DatasetInfo } from '../dataset.ts'

/** What oats is, what its columns mean, and where it comes from. */
export const oatsInfo: DatasetInfo = {
  name: 'oats',
  title: 'Split-plot experiment on varieties of oats',
  story: 'Three varieties on the whole plots of six blocks, four amounts of nitrogen on the subplots of each.',
  rows: 72,
  columns: {
    Block: { meaning: 'block, ordered by highest yield', unit: null },
    Variety: { meaning: 'variety, on whole plots', unit: null },
    nitro: { meaning: 'nitrogen, on subplots', unit: 'cwt/acre' },
    yield: { meaning: 'yield of a subplot of 1/80 acre', unit: 'quarter pound' },
  },
  formula: 'yield ~ nitro * Variety + (1 | Block/Variety)',
  sources: [
    'Yates F (1935). Complex experiments. Supplement to the Journal of the Royal Statistical Society 2, 181-247.',
    'Venables WN, Ripley BD (2002). Modern Applied Statistics with S, 4th edition. Springer, New York (data set oats, with the units).',
    'Pinheiro JC, Bates DM (2000). Mixed-Effects Models in S and S-PLUS. Springer, New York, appendix A.15.',
  ],
  licence: 'as distributed with the R package nlme, GPL (>= 2)',
}
