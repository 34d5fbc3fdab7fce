import { lmm, shrinkage } from 'lmm'
import { columnsOf, drawCohort, lastMonth, type Settings, truth } from './cohort.ts'

/** Sums of squared errors of the patients' true values at the last month, and how many patients. */
export interface Errors {
  readonly own: number
  readonly population: number
  readonly blup: number
  readonly patients: number
}

export const noErrors: Errors = { own: 0, population: 0, blup: 0, patients: 0 }

/** One more study: how far each of three answers is from every patient's own truth. */
export function withStudy(before: Errors, settings: Settings): Errors {
  const { patients, visits } = drawCohort(settings)
  const { groups } = shrinkage(lmm('pressure ~ month + (month | patient)', columnsOf(visits)))
  let { own, population, blup } = before
  for (const group of groups) {
    const { b0, b1 } = patients.find(({ name }) => name === group.level)!
    const value = truth.beta0 + b0 + (truth.beta1 + b1) * lastMonth
    const error = (line: Float64Array): number => (line[0]! + line[1]! * lastMonth - value) ** 2
    own += error(group.own!)
    population += error(group.population)
    blup += error(group.blup)
  }
  return { own, population, blup, patients: before.patients + groups.length }
}
