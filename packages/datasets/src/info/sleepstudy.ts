import type { DatasetInfo } from '../dataset.ts'

/** What sleepstudy is, what its columns mean, and where it comes from. */
export const sleepstudyInfo: DatasetInfo = {
  name: 'sleepstudy',
  title: 'Reaction times in a sleep deprivation study',
  story:
    'Mean reaction time of 18 subjects on each of ten days; from the night after day 2 they were allowed three hours in bed.',
  rows: 180,
  columns: {
    Reaction: { meaning: 'mean reaction time', unit: 'ms' },
    Days: { meaning: 'day of the study: 0 and 1 training, 2 baseline', unit: 'day' },
    Subject: { meaning: 'number of the subject', unit: null },
  },
  formula: 'Reaction ~ Days + (Days | Subject)',
  sources: [
    'Belenky G, Wesensten NJ, Thorne DR, Thomas ML, Sing HC, Redmond DP, Russo MB, Balkin TJ (2003). Patterns of performance degradation and restoration during sleep restriction and subsequent recovery: a sleep dose-response study. Journal of Sleep Research 12, 1-12.',
  ],
  licence: 'as distributed with the R package lme4, GPL (>= 2)',
}
