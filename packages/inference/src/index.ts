export { type AnovaOptions, type AnovaRow, anova, anovaHypotheses } from './anova/anova.ts'
export type { AnovaType } from './anova/anova-type.ts'
export type { AnovaHypothesis } from './anova/hypothesis.ts'
export { type CompareModelsOptions, compareModels, type ModelComparison, type Refit } from './compare/compare-models.ts'
export { type InformationCriteria, informationCriteria } from './compare/information.ts'
export { type RandomTermTest, randomTests } from './compare/random-tests.ts'
export type { SimulationOptions } from './compare/simulated-p-value.ts'
export { type Adjustment, adjustments } from './comparisons/adjustments.ts'
export { type CompareOptions, compareMeans, type MeansComparison } from './comparisons/compare-means.ts'
export { type ContrastKind, contrastKinds } from './comparisons/contrast-kinds.ts'
export { type StructureParameter, structureParameters } from './components/structure-parameters.ts'
export { type VarianceComponent, varianceComponents } from './components/variance-components.ts'
export { rSquared, type VarianceShares } from './effect-size/r-squared.ts'
export type { At } from './means/grid-variables.ts'
export { type MarginalMeans, type MeanRow, type MeansOptions, marginalMeans } from './means/marginal-means.ts'
export type { CellWeights, MeanFunction } from './means/mean-functions.ts'
export type { Scale } from './means/response-scale.ts'
export { trends } from './means/trends.ts'
export type { InferenceOptions } from './options.ts'
export {
  type Profile,
  type ProfileInterval,
  type ProfileOptions,
  type ProfilePoint,
  profile,
} from './profile/profile.ts'
export { type CoefficientTest, coefficients } from './tests/coefficients.ts'
export { type ContrastTest, contrast, jointTest } from './tests/contrast.ts'
export type { FTest } from './tests/f-test.ts'
export type { LinearTest } from './tests/linear-test.ts'
export {
  type MarginHypothesis,
  type MarginOptions,
  type MarginTest,
  marginTest,
  type Tested,
} from './tests/margin-test.ts'
export type { Weights } from './tests/weights.ts'
