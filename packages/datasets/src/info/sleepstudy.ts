import type { DatasetInfo } from '../dataset.ts'

export const sleepstudyInfo: DatasetInfo = {
  name: 'sleepstudy',
  title: 'Reaction times in a sleep deprivation study',
  story: 'Mean reaction time of 18 subjects on each of ten days of sleep restricted to three hours a night.',
  rows: 180,
  columns: {
    Reaction: { meaning: 'mean reaction time', unit: 'ms' },
    Days: { meaning: 'days since the first measurement', unit: 'day' },
    Subject: { meaning: 'number of the subject', unit: null },
  },
  formula: 'Reaction ~ Days + (Days | Subject)',
  sources: [
    'Belenky G, Wesensten NJ, Thorne DR, et al. (2003). Patterns of performance degradation and restoration during sleep restriction and subsequent recovery: a sleep dose-response study. Journal of Sleep Research 12, 1-12. doi:10.1046/j.1365-2869.2003.00337.x',
  ],
  licence: 'as distributed with the R package lme4, GPL (>= 2)',
}
