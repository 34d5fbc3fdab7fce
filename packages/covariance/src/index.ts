export type { Axis, Dimension } from './axis.ts'
export { builtinStructures } from './builtin.ts'
export { diag } from './diagonal.ts'
export { identity } from './identity.ts'
export type {
  BoundCovariance,
  CovarianceParameter,
  CovarianceStructure,
  NaturalQuantity,
  ParameterKind,
  StructureFactory,
} from './structure.ts'
export { us } from './unstructured.ts'
