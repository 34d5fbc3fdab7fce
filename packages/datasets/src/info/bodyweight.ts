import type { DatasetInfo } from '../dataset.ts'

/** What bodyweight is, what its columns mean, and where it comes from. */
export const bodyweightInfo: DatasetInfo = {
  name: 'bodyweight',
  title: 'Weight of rats on three diets',
  story: '16 rats weighed every seven days for nine weeks, with an extra weighing on day 44.',
  rows: 176,
  columns: {
    weight: { meaning: 'body weight', unit: 'g' },
    Time: { meaning: 'time of the weighing, from several weeks into the experiment', unit: 'day' },
    Rat: { meaning: 'number of the rat', unit: null },
    Diet: { meaning: 'diet', unit: null },
  },
  formula: 'weight ~ Time * Diet + (Time | Rat)',
  sources: [
    'Crowder MJ, Hand DJ (1990). Analysis of Repeated Measures. Chapman and Hall, London, table 2.4.',
    'Hand DJ, Crowder MJ (1996). Practical Longitudinal Data Analysis. Chapman and Hall, London.',
    'Pinheiro JC, Bates DM (2000). Mixed-Effects Models in S and S-PLUS. Springer, New York, appendix A.3.',
  ],
  licence: 'as distributed with the R package nlme, GPL (>= 2)',
}
