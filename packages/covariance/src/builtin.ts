import { nugget } from './combinators/nugget.ts'
import type { CorrelationStructure } from './correlation.ts'
import { ad } from './correlations/antedependence.ts'
import { arma } from './correlations/arma.ts'
import { ar1 } from './correlations/autoregressive.ts'
import { cs } from './correlations/compound-symmetry.ts'
import { toep } from './correlations/toeplitz.ts'
import { cor } from './correlations/unstructured-correlation.ts'
import { diag } from './free/diagonal.ts'
import { identity } from './free/identity.ts'
import { rr } from './free/reduced-rank.ts'
import { us } from './free/unstructured.ts'
import { heterogeneous } from './lifts/heterogeneous.ts'
import { homogeneous } from './lifts/homogeneous.ts'
import { count, flag, type Options, refuseOthers, wrong } from './options.ts'
import { car1 } from './spatial/continuous-autoregressive.ts'
import { exponential } from './spatial/exponential.ts'
import { gaussian } from './spatial/gaussian.ts'
import { linear } from './spatial/linear.ts'
import { matern } from './spatial/matern.ts'
import { rationalQuadratic } from './spatial/rational-quadratic.ts'
import { spherical } from './spatial/spherical.ts'
import type { CovarianceStructure, StructureFactory } from './structure.ts'

/**
 * The structures that formulas can name, as covariances of random effects; `residualForm` gives what a name means for residuals. Pass
 * `{ ...builtinStructures, yours }` to add one.
 */
export const builtinStructures: Readonly<Record<string, StructureFactory>> = {
  us: plain('us', us),
  diag: plain('diag', diag),
  identity: plain('identity', identity),
  cs: plain('cs', () => homogeneous(cs())),
  csh: plain('csh', () => heterogeneous(cs())),
  ar1: plain('ar1', () => homogeneous(ar1())),
  ar1h: plain('ar1h', () => heterogeneous(ar1())),
  car1: plain('car1', () => homogeneous(car1())),
  arma: (options) => homogeneous(armaWith(options)),
  toep: plain('toep', () => homogeneous(toep())),
  toeph: plain('toeph', () => heterogeneous(toep())),
  ad: plain('ad', () => homogeneous(ad())),
  adh: plain('adh', () => heterogeneous(ad())),
  cor: plain('cor', () => homogeneous(cor())),
  exp: spatial('exp', exponential),
  gau: spatial('gau', gaussian),
  spher: spatial('spher', spherical),
  lin: spatial('lin', linear),
  ratio: spatial('ratio', rationalQuadratic),
  matern: (options) => homogeneous(maternWith(options)),
  rr: rrWith,
}

/**
 * What a structure means for residuals: the correlation alone where sigma is its scale, itself otherwise.
 *
 * @example
 * ```ts
 * import { ar1, homogeneous, residualForm, us } from '@lmm/covariance'
 * const visits = { kind: 'number', name: 'visit', values: Float64Array.of(1, 2) } as const
 * const axis = { size: 2, labels: ['1', '2'], dimensions: [visits] }
 * for (const structure of [homogeneous(ar1()), us()])
 *   console.log(residualForm(structure).bind(axis).parameters.map(({ name }) => name))
 * ```
 * ```text
 * [ 'rho' ]
 * [ '1', '2.1', '2' ]
 * ```
 */
export function residualForm(structure: CovarianceStructure): CovarianceStructure {
  return structure.residual ?? structure
}

/**
 * A registry as residuals read it: `ar1` is the correlation alone, `ar1h` and `us` own their scale.
 *
 * @example
 * ```ts
 * import { builtinStructures, residualRegistry } from '@lmm/covariance'
 * const visits = { kind: 'number', name: 'visit', values: Float64Array.of(1, 2) } as const
 * const axis = { size: 2, labels: ['1', '2'], dimensions: [visits] }
 * const { ar1 } = residualRegistry(builtinStructures)
 * console.log(ar1!({}).bind(axis).parameters.map(({ name }) => name))
 * ```
 * ```text
 * [ 'rho' ]
 * ```
 */
export function residualRegistry(
  registry: Readonly<Record<string, StructureFactory>>,
): Readonly<Record<string, StructureFactory>> {
  return Object.fromEntries(
    Object.entries(registry).map(([name, factory]) => [
      name,
      (options: Options): CovarianceStructure => residualForm(factory(options)),
    ]),
  )
}

/** The built-in structures of residuals. A reduced rank is not among them: residuals need every direction. */
export const residualStructures: Readonly<Record<string, StructureFactory>> = residualRegistry(
  Object.fromEntries(Object.entries(builtinStructures).filter(([name]) => name !== 'rr')),
)

function plain(name: string, make: () => CovarianceStructure): StructureFactory {
  return (options) => {
    refuseOthers(name, options, [])
    return make()
  }
}

function spatial(name: string, make: () => CorrelationStructure): StructureFactory {
  return (options) => {
    refuseOthers(name, options, ['nugget'])
    return homogeneous(flag(name, options, 'nugget') ? nugget(make()) : make())
  }
}

function armaWith(options: Options): CorrelationStructure {
  refuseOthers('arma', options, ['p', 'q'])
  const p = count('arma', options, 'p', 0) ?? 1
  const q = count('arma', options, 'q', 0) ?? 1
  return arma({ p, q })
}

function maternWith(options: Options): CorrelationStructure {
  refuseOthers('matern', options, ['nu', 'nugget'])
  const nu = options.nu ?? 1.5
  if (nu !== 'free' && typeof nu !== 'number') throw wrong('matern', 'nu', nu, 'a number in (0, 50] or free')
  return flag('matern', options, 'nugget') ? nugget(matern({ nu })) : matern({ nu })
}

function rrWith(options: Options): CovarianceStructure {
  refuseOthers('rr', options, ['d'])
  const d = count('rr', options, 'd', 1)
  return rr(d === undefined ? {} : { d })
}
