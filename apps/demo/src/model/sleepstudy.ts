import { sleepstudy } from '@lmm/datasets/sleepstudy'

/** The people of the study, in the order of the data. */
export const people: readonly string[] = sleepstudy.Subject.levels

/** The columns that formulas can use. */
export const columns: readonly string[] = Object.keys(sleepstudy)

/** The grouping factor whose levels are the people. */
export const person = 'Subject'

export { sleepstudy }
