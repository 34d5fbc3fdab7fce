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
  us: /* @__PURE__ */ plain('us', us),
  diag: /* @__PURE__ */ plain('diag', diag),
  identity: /* @__PURE__ */ plain('identity', identity),
  cs: /* @__PURE__ */ plain('cs', () => homogeneous(cs())),
  csh: /* @__PURE__ */ plain('csh', () => heterogeneous(cs())),
  ar1: /* @__PURE__ */ plain('ar1', () => homogeneous(ar1())),
  ar1h: /* @__PURE__ */ plain('ar1h', () => heterogeneous(ar1())),
  car1: /* @__PURE__ */ plain('car1', () => homogeneous(car1())),
  arma: (options) => homogeneous(armaWith(options)),
  toep: /* @__PURE__ */ plain('toep', () => homogeneous(toep())),
  toeph: /* @__PURE__ */ plain('toeph', () => heterogeneous(toep())),
  ad: /* @__PURE__ */ plain('ad', () => homogeneous(ad())),
  adh: /* @__PURE__ */ plain('adh', () => heterogeneous(ad())),
  cor: /* @__PURE__ */ plain('cor', () => homogeneous(cor())),
  exp: /* @__PURE__ */ spatial('exp', exponential),
  gau: /* @__PURE__ */ spatial('gau', gaussian),
  spher: /* @__PURE__ */ spatial('spher', spherical),
  lin: /* @__PURE__ */ spatial('lin', linear),
  ratio: /* @__PURE__ */ spatial('ratio', rationalQuadratic),
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
export const residualStructures: Readonly<Record<string, StructureFactory>> = /* @__PURE__ */ ofResiduals()

function ofResiduals(): Readonly<Record<string, StructureFactory>> {
  const { rr, ...ofFullRank } = builtinStructures
  return residualRegistry(ofFullRank)
}

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
