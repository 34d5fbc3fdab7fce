import type { DatasetInfo } from '../dataset.ts'

/** What orthodont is, what its columns mean, and where it comes from. */
export const orthodontInfo: DatasetInfo = {
  name: 'orthodont',
  title: 'Growth of an orthodontic distance',
  story: 'A distance in the skull of 16 boys and 11 girls at the ages of 8, 10, 12 and 14 years.',
  rows: 108,
  columns: {
    distance: { meaning: 'distance from the pituitary to the pterygomaxillary fissure', unit: 'mm' },
    age: { meaning: 'age', unit: 'year' },
    Subject: { meaning: 'the child: M01 to M16, F01 to F11, ordered by mean distance within sex', unit: null },
    Sex: { meaning: 'sex', unit: null },
  },
  formula: 'distance ~ age * Sex + (age | Subject)',
  sources: [
    'Potthoff RF, Roy SN (1964). A generalized multivariate analysis of variance model useful especially for growth curve problems. Biometrika 51, 313-326.',
    'Pinheiro JC, Bates DM (2000). Mixed-Effects Models in S and S-PLUS. Springer, New York, appendix A.17.',
  ],
  licence: 'as distributed with the R package nlme, GPL (>= 2)',
}
