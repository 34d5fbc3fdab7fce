export { checkStructure } from './laws.ts'
export type { Law, LawProblem } from './problem.ts'
export { checkRecovery, type RecoveryOptions } from './recovery.ts'
export { checkVariance } from './variance-laws.ts'
