export { checkStructure, type LawProblem } from './laws.ts'
