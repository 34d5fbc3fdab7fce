import type { CrossProducts } from '@lmm/design'
import { cholesky, solveLower, solveLowerTransposed } from '@lmm/linalg'
import { type FittedModel, type JointCovariance, jointCovariance, type Meetings, objectiveOf } from '@lmm/reml'
import { crossProductsOf } from '../cross-products-of.ts'
import { effectsGivenRows, type PlacedEffects } from '../residual-covariance/effects-given-rows.ts'
import { say } from '../say.ts'
import type { Belief } from './belief.ts'
import { levelFactorsOf } from './relatedness.ts'
import { termCovariances } from './term-covariances.ts'

/** The level of a term that the fit did not see and whose effects are draws from G. */
export const newLevel = -2

/** The level of a term that is left out: its effects are zero. */
export const noLevel = -1

/** Effects of one level of one term: an index among the levels of the fit, `newLevel` or `noLevel`. */
export interface BelievedEffects {
  readonly term: number
  readonly level: number
}

/** Beliefs of a model, by the levels of its random terms. */
export interface Beliefs {
  /** First column of each term, and the number r of all columns at the end, for a belief of one level a term. */
  readonly starts: readonly number[]
  /** Number of covariance parameters psi = (theta, log sigma). */
  readonly parameters: number
  /** What is believed at these levels, one for each term. */
  at(levels: ArrayLike<number>): Belief
  /** What is believed of these effects, one after the other. */
  of(effects: readonly BelievedEffects[]): Belief
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
  const parameters = basis.vcovDerivatives.length
  let joint: JointCovariance | undefined
  let structured: ReturnType<typeof effectsGivenRows> | undefined
  const priors = new Map<string, Belief>()
  const of = (effects: readonly BelievedEffects[]): Belief => {
    if (effects.some(({ level }) => level >= 0)) return believed(effects)
    const key = effects.map(({ term, level }) => `${term}:${level}`).join()
    const found = priors.get(key) ?? believed(effects)
    if (priors.size < 64) priors.set(key, found)
    return found
  }
  const believed = (effects: readonly BelievedEffects[]): Belief => {
    const starts = startsOf(model, effects)
    const out = emptyBelief(starts.at(-1)!, model.names.length, parameters)
    const seen: PlacedEffects[] = []
    effects.forEach(({ term, level }, at) => {
      if (level === newLevel) addPrior(model, term, starts[at]!, out)
      if (level < 0) return
      const q = random[term]!.terms.length
      out.mean.set(basis.random[term]!.modes.subarray(level * q, (level + 1) * q), starts[at]!)
      seen.push({ term, level, start: starts[at]! })
    })
    if (seen.length === 0) return out
    const products = crossProductsOf(model)
    if (products) {
      joint ??= jointOf(model, products)
      addJoint(model, joint, seen, out)
      return out
    }
    const whitened = whitenedProducts(model)
    if (whitened) {
      joint ??= jointOf(model, whitened)
      addJoint(model, joint, seen, out)
      // how the effects depend on the parameters of the residuals is not known
      return { ...out, derivatives: null }
    }
    if (model.rows && model.products) {
      structured ??= effectsGivenRows(model)
      return withPriors(structured(seen, out.mean.length), out)
    }
    for (const effects of seen) addStored(model, effects, out)
    seen.forEach((first, at) => {
      for (const second of seen.slice(at + 1)) addMeeting(model, first, second, out)
    })
    return { ...out, derivatives: null }
  }
  return {
    starts: startsOf(
      model,
      random.map((_, term) => ({ term })),
    ),
    parameters,
    of,
    at: (levels) => of(random.map((_, term) => ({ term, level: levels[term]! }))),
  }
}

const whitenedOf = new WeakMap<FittedModel, CrossProducts | null>()

/** Products of whitened rows of a model whose crossed effects join many of them, beside residuals with a structure; null for others. */
function whitenedProducts(model: FittedModel): CrossProducts | null {
  const known = whitenedOf.get(model)
  if (known !== undefined) return known
  const objective = model.products?.kind === 'patterns' ? objectiveOf(model) : null
  const found = objective && 'criterion' in objective ? objective.criterion.whitened(model.theta) : null
  whitenedOf.set(model, found)
  return found
}

/** First column of each of the effects, and their number at the end. */
export function startsOf({ random }: FittedModel, effects: readonly { readonly term: number }[]): readonly number[] {
  const starts = [0]
  for (const { term } of effects) starts.push(starts.at(-1)! + random[term]!.terms.length)
  return starts
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
    levelFactorsOf(model),
  )
}

/** The derivative of D by log sigma, where sigma is free: it is the last parameter. */
const logSigma = ({ parameters }: FittedModel, { derivatives }: Writable): Float64Array | undefined =>
  derivatives.covariance[parameters.length]

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
  const scale = logSigma(model, out)
  if (scale) add(Sigma[k]!, 2 * variance, scale)
}

/** Effects of levels of the fit, together. */
function addJoint(model: FittedModel, joint: JointCovariance, seen: readonly PlacedEffects[], out: Writable): void {
  const block = joint.block(seen)
  const { variance } = model.basis
  const p = model.names.length
  const r = out.mean.length
  const places = seen.flatMap(({ term, start }) => model.random[term]!.terms.map((_, i) => start + i))
  const square = (values: Float64Array, factor: number, into: Float64Array): void => {
    places.forEach((row, a) => {
      places.forEach((column, b) => {
        into[row * r + column] = factor * values[a * block.size + b]!
      })
    })
  }
  const wide = (values: Float64Array, into: Float64Array): void => {
    places.forEach((row, a) => {
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
  const scale = logSigma(model, out)
  if (scale) square(block.covariance, 2 * variance, scale)
}

/** Effects of one term at one level, from what the model keeps without products: S = -Cov(b_hat - b, beta_hat) vcov^-1. */
function addStored(model: FittedModel, { term, level, start }: PlacedEffects, out: Writable): void {
  const { variances, covariancesWithBeta } = model.basis.random[term]!
  const p = model.names.length
  const q = model.random[term]!.terms.length
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

/** How effects of two levels vary together, from what the model keeps without products of levels that met in a row. */
function addMeeting(model: FittedModel, a: PlacedEffects, b: PlacedEffects, out: Writable): void {
  const [first, second] = a.term < b.term ? [a, b] : [b, a]
  const block = meetingAt(model, first, second)
  if (!block)
    throw say.error('prediction/needs-products', { terms: [label(model, first.term), label(model, second.term)] })
  const r = out.mean.length
  const [m, n] = [first, second].map(({ term }) => model.random[term]!.terms.length) as [number, number]
  for (let i = 0; i < m; i++)
    for (let j = 0; j < n; j++) {
      out.covariance[(first.start + i) * r + second.start + j] = block[i * n + j]!
      out.covariance[(second.start + j) * r + first.start + i] = block[i * n + j]!
    }
}

const places = new WeakMap<Meetings, ReadonlyMap<string, number>>()

const placesOf = ({ levels }: Meetings): ReadonlyMap<string, number> =>
  new Map(Array.from({ length: levels.length / 2 }, (_, at) => [`${levels[2 * at]!},${levels[2 * at + 1]!}`, at]))

function meetingAt({ meetings = [], random }: FittedModel, a: PlacedEffects, b: PlacedEffects): Float64Array | null {
  const of = meetings.find(({ terms }) => terms[0] === a.term && terms[1] === b.term)
  if (!of) return null
  const known = places.get(of) ?? placesOf(of)
  places.set(of, known)
  const at = known.get(`${a.level},${b.level}`)
  const size = random[a.term]!.terms.length * random[b.term]!.terms.length
  return at === undefined ? null : of.covariances.subarray(at * size, (at + 1) * size)
}

/** The belief given rows, with the priors of effects that no row knows. */
function withPriors(given: Belief, priors: Writable): Belief {
  const sum = (a: Float64Array, b: Float64Array): Float64Array => a.map((value, at) => value + b[at]!)
  return {
    ...given,
    covariance: sum(given.covariance, priors.covariance),
    derivatives: given.derivatives && {
      covariance: given.derivatives.covariance.map((dD, k) => sum(dD, priors.derivatives.covariance[k]!)),
      sensitivity: given.derivatives.sensitivity,
    },
  }
}
