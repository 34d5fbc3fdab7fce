import { builtinStructures, builtinVariances } from '@lmm/covariance'
import type { CrossProducts, Design, DesignHeader, PatternProducts, ResidualDesign, UserFunctions } from '@lmm/design'
import { type Diagnostic, LmmError, nearest } from '@lmm/diagnostics'
import { Matrix } from 'ml-matrix'
import { asymptoticCovariance } from './asymptotic-covariance.ts'
import { type Certificate, certify, isSingular, type JudgedTerm } from './certificate.ts'
import { asked, checkRandomStructure } from './check-structure.ts'
import { fitBasis, userCoefficients } from './fit-basis.ts'
import type { FitBasis, FittedModel, RandomTermFit, Registry, Specification, VarianceRegistry } from './fitted-model.ts'
import { certifyMarginal } from './marginal/marginal-certificate.ts'
import type { MarginalObjective } from './marginal/marginal-objective.ts'
import { independentResiduals, type ResidualWords, residualFit } from './marginal/residual-fit.ts'
import { settleMarginal } from './marginal/settle-marginal.ts'
import { randomQuantities } from './natural-quantities.ts'
import type { Estimates } from './objective.ts'
import { keepResidual } from './objective-of.ts'
import { once } from './once.ts'
import type { OptimizerResult } from './optimizer.ts'
import type { PenalizedObjective, TermStructure } from './penalized-objective.ts'
import type { Relationships } from './relationship/related-design.ts'
import { save } from './saved/save.ts'
import { say } from './say.ts'
import { settle } from './settle.ts'
import { simplerFormula } from './simpler-formula.ts'
import { termAxis } from './term-axis.ts'
import { congruence, transformBlocks, userMatrix } from './user-scale.ts'

/** What a fitted model is put together from: the outcome of every step before. */
export interface FitParts {
  readonly specification: Specification
  /** With its rows, or without them when the products are all that is left. */
  readonly design: Design | DesignHeader
  readonly products: CrossProducts | PatternProducts
  readonly structures: readonly TermStructure[]
  readonly registry: Registry
  readonly functions?: UserFunctions
  readonly variances?: VarianceRegistry
  readonly relationships?: Relationships
  readonly objective: PenalizedObjective | MarginalObjective
  /** Of a marginal objective: what the residuals depend on. */
  readonly residual?: ResidualDesign
  readonly result: OptimizerResult
  /** What is to be told beside what the design tells. */
  readonly diagnostics?: readonly Diagnostic[]
}

/**
 * The structure of each random term of a design, by its name in the registry.
 *
 * @throws LmmError `reml/unknown-structure` for a name that the registry lacks, and what `bind` throws.
 * @example
 * ```ts
 * import { builtinStructures } from '@lmm/covariance'
 * import { buildDesign, inferSchema, tableOf } from '@lmm/design'
 * import { expand, parse } from '@lmm/formula'
 * import { termStructures } from '@lmm/reml'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const table = tableOf(sleepstudy)
 * const terms = expand(parse('Reaction ~ Days + (Days | Subject)'), { columns: table.columns.keys() })
 * const design = buildDesign(terms, inferSchema(terms, table), table)
 * const [term] = termStructures(design, builtinStructures)
 * console.log(term!.name, term!.bound.parameters.map(({ name }) => name))
 * ```
 * ```text
 * us [ '(Intercept)', 'Days.(Intercept)', 'Days' ]
 * ```
 */
export function termStructures(design: DesignHeader, registry: Registry): TermStructure[] {
  return design.random.map(({ term }, k) => {
    const factory = Object.hasOwn(registry, term.structure) ? registry[term.structure] : undefined
    if (!factory) {
      const known = Object.keys(registry)
      throw say.error(
        'reml/unknown-structure',
        { structure: term.structure, nearest: nearest(term.structure, known), known },
        { kind: 'text', text: design.terms.formula, span: term.span },
      )
    }
    const axis = termAxis(design, k)
    const own = factory !== builtinStructures[term.structure]
    const bound = own ? asked(term.structure, () => factory(term.options).bind(axis)) : factory(term.options).bind(axis)
    if (own) checkRandomStructure(term.structure, bound, axis.labels)
    return { name: term.structure, bound }
  })
}

/**
 * Throws where the data cannot carry the model at all; call it before an objective is made.
 *
 * @throws LmmError `reml/no-degrees-of-freedom`, `reml/perfect-fit`.
 * @example
 * ```ts
 * import { checkEstimable } from '@lmm/reml'
 * import { lmm } from 'lmm'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
 * try {
 *   checkEstimable(model.rows!, { ...model.products!, observations: 2 })
 * } catch (error) {
 *   console.log((error as Error).message.split('\n')[0])
 * }
 * ```
 * ```text
 * 180 rows cannot estimate 2 fixed effects and a residual variance.
 * ```
 */
export function checkEstimable({ terms, X, n }: DesignHeader, products: CrossProducts | PatternProducts): void {
  const response = terms.response?.label ?? 'the response'
  if (products.weights.kind !== 'known-variance' && products.observations <= X.names.length)
    throw say.error('reml/no-degrees-of-freedom', { rows: n, coefficients: X.names.length + X.aliased.length })
  if (!(products.y.scale > 0)) throw say.error('reml/perfect-fit', { response })
}

/**
 * Puts the fitted model together: estimates on the user's scale, certificate, diagnostics.
 *
 * @throws LmmError where the criterion cannot be computed at the end of the search, or no residual is left.
 * @example
 * ```ts
 * import { builtinStructures } from '@lmm/covariance'
 * import { buildDesign, crossProducts, inferSchema, tableOf } from '@lmm/design'
 * import { expand, parse } from '@lmm/formula'
 * import { fittedModel, optimize, penalizedObjective, termStructures } from '@lmm/reml'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const table = tableOf(sleepstudy)
 * const terms = expand(parse('Reaction ~ Days + (Days | Subject)'), { columns: table.columns.keys() })
 * const design = buildDesign(terms, inferSchema(terms, table), table)
 * const products = crossProducts(design)
 * const structures = termStructures(design, builtinStructures)
 * const objective = penalizedObjective(products, structures, 'REML')
 * const specification = { formula: terms.formula, criterion: 'REML', weights: null, offset: null } as const
 * const parts = { specification, design, products, structures, registry: builtinStructures, objective, result: optimize(objective) }
 * console.log(`${fittedModel(parts)}`)
 * ```
 * ```text
 * Reaction ~ Days + (Days | Subject) by REML: 180 rows, 18 Subject
 * ```
 */
export function fittedModel(parts: FitParts): FittedModel {
  const { specification, design, products, objective, result, registry } = parts
  if (!Number.isFinite(result.criterion)) throw infeasible(parts)
  const theta = settled(parts)
  const estimates = estimatesAt(theta, parts)
  const order = products.factors.flatMap((factor) => factor.terms)
  const marginal = isMarginal(objective) ? objective : null
  const Sigmas = sigmasAt(objective, theta).map((Sigma) => Sigma.slice())
  const judged = order.map((columns, k): JudgedTerm => {
    const { groupName, names } = design.random[columns.term]!
    const { rank = names.length } = parts.structures[columns.term]!.bound
    return { group: groupName, names, Sigma: Sigmas[k]!, rank }
  })
  const words = residualWords(parts)
  const judgement = isMarginal(objective)
    ? certifyMarginal(objective, theta, judged, words.group ?? '')
    : certify(objective, theta, judged)
  const boundary = judgement.status === 'boundary'
  const certificate = { ...judgement, simpler: boundary ? simplerFormula(design, judgement.directions) : null }
  if (vanished(theta, parts, estimates, certificate)) throw zeroResidual(design)
  const known = products.weights.kind === 'known-variance'
  const scale = products.y.scale
  const spread = (scale * estimates.sigma) ** 2
  const MX = userMatrix(products.X)
  const estimated = fitBasis(products, estimates, design.random.length, spread)
  // docs/mathematics/basis.md (3)
  const vcov = congruence(MX, estimates.unscaledCovariance, spread)
  const scales = { M: MX, variance: spread, vcov, basisVcov: estimated.vcov }
  const asymptotic = once(() => asymptoticCovariance(objective, theta, scales))
  const state: FitBasis = {
    ...estimated,
    get vcovDerivatives() {
      return asymptotic().basisDerivatives
    },
  }
  const model: FittedModel = {
    specification,
    terms: design.terms,
    schema: design.schema,
    registry,
    functions: parts.functions ?? {},
    variances: parts.variances ?? builtinVariances,
    relationships: parts.relationships ?? {},
    names: design.X.names,
    aliased: design.X.aliased,
    beta: userCoefficients(products, MX, state.beta),
    vcov,
    sigma: sigmaOf(parts, estimates, known),
    residual: marginal ? residualFit(marginal, theta, spread, words) : independentResiduals,
    random: randomTerms(parts, theta, state, Sigmas, spread),
    parameters: objective.parameters,
    theta,
    get thetaCovariance() {
      return asymptotic().thetaCovariance
    },
    get vcovDerivatives() {
      return asymptotic().vcovDerivatives
    },
    basis: state,
    criterion: estimates.criterion,
    logLik: -estimates.criterion / 2,
    n: design.n,
    dropped: design.dropped,
    npar: products.p + theta.length + (scaleIsFree(parts) ? 1 : 0),
    singular: judged.some(isSingular),
    certificate,
    trace: result.trace,
    diagnostics: remarks(parts, certificate),
    products,
    rows: 'rows' in design ? design : null,
    toString: () => oneLine(specification, design),
    toJSON: () => save(model),
  }
  if (isMarginal(objective)) keepResidual(model, objective.residual, parts.residual)
  return model
}

/** Theta on the boundary that it has come close to. */
function settled({ objective, result, structures, products }: FitParts): Float64Array {
  if (!isMarginal(objective)) return settle(objective, result.theta, result.criterion)
  const order = products.factors.flatMap((factor) => factor.terms)
  const bounds = order.map(({ term }) => structures[term]!.bound)
  return settleMarginal(objective, bounds, result.theta, result.criterion)
}

const isMarginal = (objective: PenalizedObjective | MarginalObjective): objective is MarginalObjective =>
  'covariance' in objective

/** Sigma of each term in the order of the products. */
function sigmasAt(objective: PenalizedObjective | MarginalObjective, theta: Float64Array): readonly Float64Array[] {
  return isMarginal(objective) ? objective.sigma(theta) : objective.map.sigma(theta)
}

/** Of a row of weight 1, and where the variance function is 1; null where the residual structure owns its scale. */
function sigmaOf({ objective, products }: FitParts, { sigma }: Estimates, known: boolean): number | null {
  if (known) return 1
  if (!isMarginal(objective)) return products.y.scale * sigma
  return objective.scaleFixed ? null : (products.y.scale * sigma) / Math.exp(objective.covariance.level)
}

const scaleIsFree = ({ objective, products }: FitParts): boolean =>
  products.weights.kind !== 'known-variance' && !(isMarginal(objective) && objective.scaleFixed)

/** How the residual structure was written. */
function residualWords({ residual }: FitParts): ResidualWords {
  const variance = residual?.variance?.specification
  return {
    group: residual?.groups?.groupName ?? null,
    by: residual?.groups?.by?.name ?? null,
    of: variance ? (variance.fitted ? 'fitted' : variance.of.map(({ label }) => label).join(':')) : '',
  }
}

/** What is to be told of the data, of the search and of where it ended. */
function remarks({ design, result, diagnostics }: FitParts, certificate: Certificate): Diagnostic[] {
  const told = [...design.diagnostics, ...(diagnostics ?? [])]
  const { directions, simpler, status, gradientNorm } = certificate
  const words = { say: directions.map((d) => d.say), directions }
  if (status === 'boundary') told.push(say.warning('reml/boundary', { ...words, simpler }))
  if (status === 'flat') told.push(say.warning('reml/flat', words))
  if (status === 'not-converged')
    told.push(say.warning('reml/not-converged', { gradientNorm, iterations: result.trace.length }))
  const [other] = result.others ?? []
  if (other)
    told.push(
      say.info('reml/other-optima', { count: result.others!.length, higher: other.criterion - result.criterion }),
    )
  return told
}

/** The residual variance has fallen to rounding level of what varies between groups, or is on its way there. */
function vanished(theta: Float64Array, parts: FitParts, { sigma }: Estimates, { status }: Certificate): boolean {
  const { products } = parts
  if (products.factors.length === 0 || products.weights.kind === 'known-variance') return false
  if (sigma < (status === 'not-converged' ? 1e-6 : 1e-11)) return true
  return sigma < 1e-4 && fallsOn(theta, parts)
}

/** Whether the criterion is lower still where the residual has a tenth of its part in the standard deviations. */
function fallsOn(theta: Float64Array, { objective }: FitParts): boolean {
  if (isMarginal(objective) && objective.scaleFixed) return false
  const factors = { sd: 10, loading: 10, variance: 100, correlation: 1, length: 1, shape: 1 }
  const there = objective.evaluate(theta)
  const further = objective.evaluate(theta.map((value, k) => value * factors[objective.parameters[k]!.kind]))
  return there.status === 'ok' && further.status === 'ok' && further.criterion < there.criterion - 1
}

/** A search along which the residual variance vanishes may end where nothing at all is left of it. */
function estimatesAt(theta: Float64Array, { design, products, objective }: FitParts): Estimates {
  try {
    return objective.solve(theta)
  } catch (error) {
    const ended = error instanceof LmmError && error.diagnostic.code === 'reml/infeasible'
    throw ended && design.random.length > 0 && products.weights.kind !== 'known-variance' ? zeroResidual(design) : error
  }
}

function zeroResidual({ terms, random }: DesignHeader): LmmError {
  return say.error('reml/zero-residual', {
    response: terms.response?.label ?? 'the response',
    groups: [...new Set(random.map(({ groupName }) => groupName))],
  })
}

function infeasible({ objective }: FitParts): LmmError {
  const start = Float64Array.from(objective.parameters, (p) => p.initial)
  const value = objective.evaluate(start)
  return say.error('reml/infeasible', { reason: value.status === 'infeasible' ? value.reason : 'it is not finite' })
}

function randomTerms(
  parts: FitParts,
  theta: Float64Array,
  { random }: FitBasis,
  Sigmas: readonly Float64Array[],
  spread: number,
): RandomTermFit[] {
  const { design, products, structures } = parts
  const scaled = scaleIsFree(parts)
  const out: RandomTermFit[] = new Array(design.random.length)
  let from = 0
  products.factors
    .flatMap((factor) => factor.terms)
    .forEach(({ term, basis }, k) => {
      const { groupName, names, levels, term: written } = design.random[term]!
      const { bound } = structures[term]!
      const local = theta.subarray(from, from + bound.parameters.length)
      const first = from
      from += bound.parameters.length
      const M = userMatrix(basis)
      const place = { from: first, size: theta.length + (scaled ? 1 : 0), scaled }
      const parameters = once(() => randomQuantities(bound, local, place, M, spread))
      const own = random[term]!
      const modes = once(() => transformBlocks(own.modes, M, null))
      const variances = once(() => transformBlocks(own.variances, M, M))
      const G = congruence(M, Matrix.from1DArray(names.length, names.length, Sigmas[k]!), spread)
      out[term] = {
        group: groupName,
        structure: written.structure,
        terms: names,
        levels,
        G,
        parameterCount: bound.parameters.length,
        get parameters() {
          return parameters()
        },
        get modes() {
          return modes()
        },
        get variances() {
          return variances()
        },
      }
    })
  return out
}

function oneLine({ formula, criterion }: Specification, { n, random }: DesignHeader): string {
  const groups = new Map(random.map(({ groupName, levels }) => [groupName, levels.length]))
  const counted = [...groups].map(([name, levels]) => `${levels} ${name}`).join(', ')
  return `${formula} by ${criterion}: ${n} rows${counted ? `, ${counted}` : ''}`
}
