export { type RandomGenerator, streams } from '../src/simulation/random-generator.ts'
export { type Target, targets } from '../src/targets/targets.ts'
