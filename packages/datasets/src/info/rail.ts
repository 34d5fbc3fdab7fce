import type { DatasetInfo } from '../dataset.ts'

/** What rail is, what its columns mean, and where it comes from. */
export const railInfo: DatasetInfo = {
  name: 'rail',
  title: 'Travel time of ultrasonic waves in rails',
  story: 'Three measurements on each of six railway rails, from a study of longitudinal stress.',
  rows: 18,
  columns: {
    Rail: { meaning: 'rail, ordered by mean travel time', unit: null },
    travel: { meaning: 'travel time of the head wave, less 36100 ns', unit: 'ns' },
  },
  formula: 'travel ~ 1 + (1 | Rail)',
  sources: [
    'Devore JL (2000). Probability and Statistics for Engineering and the Sciences, 5th edition. Duxbury, Boston MA, example 10.10.',
    'Pinheiro JC, Bates DM (2000). Mixed-Effects Models in S and S-PLUS. Springer, New York, appendix A.26.',
  ],
  licence: 'as distributed with the R package nlme, GPL (>= 2)',
}
