export type { Axis, Dimension } from './axis.ts'
export { builtinStructures, residualForm, residualRegistry, residualStructures } from './builtin.ts'
export { kronecker } from './combinators/kronecker.ts'
export { nugget } from './combinators/nugget.ts'
export { sum } from './combinators/sum.ts'
export type { BoundCorrelation, CorrelationStructure } from './correlation.ts'
export { ad } from './correlations/antedependence.ts'
export { type ArmaOrders, arma } from './correlations/arma.ts'
export { ar1 } from './correlations/autoregressive.ts'
export { cs } from './correlations/compound-symmetry.ts'
export { toep } from './correlations/toeplitz.ts'
export { cor } from './correlations/unstructured-correlation.ts'
export { diag } from './free/diagonal.ts'
export { identity } from './free/identity.ts'
export { type ReducedRankOptions, rr } from './free/reduced-rank.ts'
export { us } from './free/unstructured.ts'
export { correlationAlone } from './lifts/correlation-alone.ts'
export { heterogeneous } from './lifts/heterogeneous.ts'
export { homogeneous } from './lifts/homogeneous.ts'
export { asQuantity } from './lifts/reported.ts'
export { car1 } from './spatial/continuous-autoregressive.ts'
export { exponential } from './spatial/exponential.ts'
export { gaussian } from './spatial/gaussian.ts'
export { linear } from './spatial/linear.ts'
export { type MaternOptions, matern } from './spatial/matern.ts'
export { rationalQuadratic } from './spatial/rational-quadratic.ts'
export { spherical } from './spatial/spherical.ts'
export type {
  BoundCovariance,
  CovarianceParameter,
  CovarianceStructure,
  NaturalQuantity,
  ParameterKind,
  StructureFactory,
} from './structure.ts'
export { builtinVariances } from './variance/builtin-variances.ts'
export { constPowerVariance } from './variance/const-power.ts'
export { expVariance } from './variance/exponential.ts'
export { fixedVariance } from './variance/fixed.ts'
export { identVariance } from './variance/ident.ts'
export { powerVariance } from './variance/power.ts'
export type {
  BoundVariance,
  VarianceCovariate,
  VarianceFactory,
  VarianceFunction,
} from './variance/variance-function.ts'
