import type { CrossProducts } from '@lmm/design'
import { cholesky, solveLower, solveLowerTransposed } from '@lmm/linalg'
import { type FittedModel, type JointCovariance, jointCovariance, levelFactors } from '@lmm/reml'
import { say } from '../say.ts'
import type { Belief } from './belief.ts'
import { termCovariances } from './term-covariances.ts'

/** The level of a term that the fit did not see and whose effects are draws from G. */
export const newLevel = -2

/** The level of a term that is left out: its effects are zero. */
export const noLevel = -1

/** Beliefs of a model, by the levels of its random terms. */
export interface Beliefs {
  /** First column of each term, and the number r of all columns at the end. */
  readonly starts: readonly number[]
  /** Number of covariance parameters psi = (theta, log sigma). */
  readonly parameters: number
  /** What is believed at these levels: an index among the levels of the fit, `newLevel` or `noLevel` for each term. */
  at(levels: ArrayLike<number>): Belief
}

const known = new WeakMap<FittedModel, Beliefs>()

/** The beliefs of a fitted model. */
export function beliefsOf(model: FittedModel): Beliefs {
  const found = known.get(model) ?? compile(model)
  known.set(model, found)
  return found
}

function compile(model: FittedModel): Beliefs {
  const { random, basis } = model
  const starts = [0]
  for (const { terms } of random) starts.push(starts.at(-1)! + terms.length)
  const parameters = basis.vcovDerivatives.length
  let joint: JointCovariance | undefined
  return {
    starts,
    parameters,
    at(levels) {
      const out = emptyBelief(starts.at(-1)!, model.names.length, parameters)
      const seen = random.flatMap((_, k) => (levels[k]! >= 0 ? [k] : []))
      for (const k of random.keys()) if (levels[k] === newLevel) addPrior(model, k, starts[k]!, out)
      if (seen.length === 0) return out
      seen.forEach((k) => {
        const q = random[k]!.terms.length
        out.mean.set(basis.random[k]!.modes.subarray(levels[k]! * q, (levels[k]! + 1) * q), starts[k]!)
      })
      if (model.products) {
        joint ??= jointOf(model)
        addJoint(model, joint, levels, seen, starts, out)
        return out
      }
      if (seen.length > 1) throw say.error('prediction/needs-products', { terms: seen.map((k) => label(model, k)) })
      addStored(model, seen[0]!, levels[seen[0]!]!, starts[seen[0]!]!, out)
      return { ...out, derivatives: null }
    },
  }
}

/** A term as the formula has it. */
export const label = ({ terms }: FittedModel, k: number): string => terms.random[k]!.label

type Writable = Belief & { readonly derivatives: NonNullable<Belief['derivatives']> }

function emptyBelief(r: number, p: number, parameters: number): Writable {
  return {
    mean: new Float64Array(r),
    covariance: new Float64Array(r * r),
    sensitivity: new Float64Array(r * p),
    derivatives: {
      covariance: Array.from({ length: parameters }, () => new Float64Array(r * r)),
      sensitivity: Array.from({ length: parameters }, () => new Float64Array(r * p)),
    },
  }
}

function jointOf(model: FittedModel, products: CrossProducts): JointCovariance {
  const { order, Sigma, derivatives } = termCovariances(model)
  return jointCovariance(
    products,
    order.map((k) => Sigma[k]!),
    derivatives,
    levelFactors(model.relationships),
  )
}

/** Effects that are draws from G: mean 0, covariance G, nothing known of them through beta. */
function addPrior(model: FittedModel, k: number, start: number, out: Writable): void {
  const { Sigma, derivatives } = termCovariances(model)
  const { variance } = model.basis
  const r = out.mean.length
  const q = model.random[k]!.terms.length
  const add = (block: Float64Array, factor: number, into: Float64Array): void => {
    for (let i = 0; i < q; i++)
      for (let j = 0; j < q; j++) into[(start + i) * r + start + j] = factor * block[i * q + j]!
  }
  add(Sigma[k]!, variance, out.covariance)
  derivatives.forEach(({ term, dSigma }, parameter) => {
    if (term === k) add(dSigma, variance, out.derivatives.covariance[parameter]!)
  })
  const scale = out.derivatives.covariance[derivatives.length]
  if (scale) add(Sigma[k]!, 2 * variance, scale)
}

/** Effects of levels of the fit, together. */
function addJoint(
  model: FittedModel,
  joint: JointCovariance,
  levels: ArrayLike<number>,
  seen: readonly number[],
  starts: readonly number[],
  out: Writable,
): void {
  // all terms of a factor have the same level, so that a block holds them all
  const levelOf = new Map(seen.map((k) => [model.random[k]!.group, levels[k]!]))
  const whole = model.random.map(({ group }) => levelOf.get(group) ?? -1)
  const block = joint.block(whole)
  const { variance } = model.basis
  const p = model.names.length
  const r = out.mean.length
  const places = whole.flatMap((level, k) => {
    const width = level < 0 ? 0 : starts[k + 1]! - starts[k]!
    return Array.from({ length: width }, (_, i) => (levels[k]! < 0 ? -1 : starts[k]! + i))
  })
  const square = (values: Float64Array, factor: number, into: Float64Array): void => {
    places.forEach((row, a) => {
      if (row < 0) return
      places.forEach((column, b) => {
        if (column >= 0) into[row * r + column] = factor * values[a * block.size + b]!
      })
    })
  }
  const wide = (values: Float64Array, into: Float64Array): void => {
    places.forEach((row, a) => {
      if (row < 0) return
      for (let x = 0; x < p; x++) into[row * p + x] = values[a * p + x]!
    })
  }
  square(block.covariance, variance, out.covariance)
  wide(block.sensitivity, out.sensitivity)
  block.dCovariance.forEach((values, k) => {
    square(values, variance, out.derivatives.covariance[k]!)
  })
  block.dSensitivity.forEach((values, k) => {
    wide(values, out.derivatives.sensitivity[k]!)
  })
  const scale = out.derivatives.covariance[block.dCovariance.length]
  if (scale) square(block.covariance, 2 * variance, scale)
}

/** Effects of one term at one level, from what the model keeps without products: S = -Cov(b_hat - b, beta_hat) vcov^-1. */
function addStored(model: FittedModel, k: number, level: number, start: number, out: Writable): void {
  const { variances, covariancesWithBeta } = model.basis.random[k]!
  const p = model.names.length
  const q = model.random[k]!.terms.length
  const r = out.mean.length
  const L = Float64Array.from(model.basis.vcov.to1DArray())
  cholesky(L, p)
  const c = new Float64Array(p)
  for (let i = 0; i < q; i++) {
    for (let j = 0; j < q; j++) out.covariance[(start + i) * r + start + j] = variances[(level * q + i) * q + j]!
    for (let x = 0; x < p; x++) c[x] = -covariancesWithBeta[(level * q + i) * p + x]!
    solveLower(L, p, c)
    solveLowerTransposed(L, p, c)
    out.sensitivity.set(c, (start + i) * p)
  }
}
