import type { DatasetInfo } from '../dataset.ts'

/** What insteval is, what its columns mean, and where it comes from. */
export const instevalInfo: DatasetInfo = {
  name: 'insteval',
  title: 'Lecture evaluations by students',
  story: '73421 ratings of lectures by 2972 students of 1128 lecturers: two large crossed, partly nested factors.',
  rows: 73421,
  columns: {
    s: { meaning: 'student', unit: null },
    d: { meaning: 'lecturer', unit: null },
    studage: { meaning: 'semesters that the student has been enrolled', unit: 'semester' },
    lectage: { meaning: 'how many semesters ago the lecture was held', unit: 'semester' },
    service: { meaning: '1: held for a department other than the main one of the lecturer', unit: null },
    dept: { meaning: 'department of the lecture, coded at random', unit: null },
    y: { meaning: 'rating from 1 (poor) to 5 (very good)', unit: null },
  },
  formula: 'y ~ service + (1 | s) + (1 | d) + (1 | dept)',
  sources: [
    'Lecture evaluations by students at ETH Zurich, anonymized; published as the data set InstEval of the R package lme4 (Bates D, Maechler M, Bolker B, Walker S, 2015. Fitting linear mixed-effects models using lme4. Journal of Statistical Software 67(1)).',
  ],
  licence: 'as distributed with the R package lme4, GPL (>= 2)',
}
