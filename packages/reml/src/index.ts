export type { Certificate, CertificateDirection } from './certificate.ts'
export { checkCall, checkModel } from './check-model.ts'
export { type DescribedBlock, type DescribedTerm, type Description, describe } from './describe.ts'
export { checkEstimable, type FitParts, fittedModel, termStructures } from './fit.ts'
export type {
  FitBasis,
  FittedModel,
  Meetings,
  RandomBasis,
  RandomTermFit,
  Registry,
  Specification,
  VarianceRegistry,
} from './fitted-model.ts'
export type { JointBlock, JointCovariance, LevelEffects, TermDerivative } from './joint/joint-block.ts'
export { jointCovariance } from './joint/joint-covariance.ts'
export { checkPositions, type ResidualRegistry, residualStructure } from './marginal/bind-residual.ts'
export { checkCovariance } from './marginal/check-covariance.ts'
export { checkIdentifiable } from './marginal/identifiable.ts'
export { type MarginalObjective, marginalObjective } from './marginal/marginal-objective.ts'
export {
  independentResiduals,
  type PositionCovariance,
  type ResidualFit,
  type ResidualLevelFit,
  type VarianceFit,
} from './marginal/residual-fit.ts'
export type { ResidualBlock, ResidualStructure } from './marginal/residual-structure.ts'
export type { FittedQuantity } from './natural-quantities.ts'
export type {
  CovarianceDerivatives,
  Criterion,
  Estimates,
  Evaluation,
  Objective,
  RandomEstimates,
  SmoothFunction,
} from './objective.ts'
export { type ObjectiveChange, objectiveOf, residualStructureOf } from './objective-of.ts'
export { optimize } from './optimize.ts'
export type { LocalOptimum, OptimizeOptions, Optimizer, OptimizerResult, TraceStep } from './optimizer.ts'
export { type PenalizedObjective, penalizedObjective, type TermStructure } from './penalized-objective.ts'
export { type RefitChange, type RefitOptions, refit } from './refit.ts'
export type { LevelFactor } from './relationship/level-factor.ts'
export { levelRelations } from './relationship/level-relations.ts'
export { type PedigreeRecord, pedigree } from './relationship/pedigree.ts'
export { type LevelFactors, levelFactors, type Relationships, relatedDesign } from './relationship/related-design.ts'
export { relatedProducts } from './relationship/related-products.ts'
export type { Relationship, SparseEntries, SquareMatrix } from './relationship/relationship.ts'
export { type RestoreOptions, restore } from './saved/restore.ts'
export { modelSchemaVersion, type SaveOptions, save } from './saved/save.ts'
export { say } from './say.ts'
export { type SigmaCriterion, type SigmaElement, type SigmaEvaluation, sigmaElements } from './sigma-criterion.ts'
export { type SigmaMap, sigmaMap } from './sigma-map.ts'
export { emStart } from './start.ts'
export { structuresOf } from './structures-of.ts'
export { type UnprofiledObjective, unprofiledObjective } from './unprofiled-objective.ts'
export { transformBlocks, userMatrix } from './user-scale.ts'
