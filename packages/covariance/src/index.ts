export type { Axis, Dimension } from './axis.ts'
export type {
  BoundCovariance,
  CovarianceParameter,
  CovarianceStructure,
  NaturalQuantity,
  ParameterKind,
} from './structure.ts'
