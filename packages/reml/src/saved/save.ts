import { checkCall } from '../check-model.ts'
import type { FittedModel } from '../fitted-model.ts'
import { levelFactors, type Relationships } from '../relationship/related-design.ts'
import { meetingsOf } from './meetings.ts'
import { type Json, toJson } from './typed-json.ts'

/** Version of the JSON of a model; `restore` reads this one. */
export const modelSchemaVersion = 1

/** Options of `save`. */
export interface SaveOptions {
  /** `false` leaves out the levels and their random effects: a few kilobytes for any number of groups. */
  readonly groups?: boolean
}

/** Members of a model that are its state: all but what it was fitted from and what a program holds; known relationships and meetings stand beside them. */
export const stateMembers: readonly State[] = [
  'specification',
  'terms',
  'schema',
  'names',
  'aliased',
  'beta',
  'vcov',
  'sigma',
  'residual',
  'random',
  'parameters',
  'theta',
  'thetaCovariance',
  'vcovDerivatives',
  'basis',
  'criterion',
  'logLik',
  'n',
  'dropped',
  'npar',
  'singular',
  'certificate',
  'trace',
  'diagnostics',
]

type State = Exclude<
  keyof FittedModel,
  'products' | 'rows' | 'registry' | 'functions' | 'variances' | 'relationships' | 'meetings' | 'toString' | 'toJSON'
>

/**
 * The state of a fitted model as a JSON value, in full precision and without its data: `restore` makes a model of it that
 * predicts the same to the last bit.
 *
 * @example
 * ```ts
 * import { lmm, populationFitted, restore, save } from 'lmm'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
 * const text = JSON.stringify(save(model))
 * console.log(`${restore(JSON.parse(text))}`)
 * console.log(JSON.stringify(save(model, { groups: false })).length < 16_000)
 * ```
 * ```text
 * Reaction ~ Days + (Days | Subject) by REML: 180 rows, 18 Subject
 * true
 * ```
 */
export function save(model: FittedModel, options: SaveOptions = {}): { readonly [key: string]: Json } {
  checkCall('save()', model, options, { groups: true })
  const { groups = true } = options
  const kept = groups ? model : withoutGroups(model)
  return {
    kind: 'lmm/model',
    schemaVersion: modelSchemaVersion,
    summary: `${model}`,
    state: toJson({
      ...Object.fromEntries(stateMembers.map((name) => [name, kept[name]])),
      relationships: groups ? factored(model.relationships) : {},
      meetings: groups ? meetingsOf(model) : [],
    }),
  }
}

/** Known relationships by their factors, which are plain data and sparse where they can be. */
const factored = (relationships: Relationships): Relationships =>
  Object.fromEntries(
    [...levelFactors(relationships)].map(([group, factor]) => [group, { levels: factor.levels, factor }]),
  )

function withoutGroups(model: FittedModel): Pick<FittedModel, State> {
  const none = new Float64Array(0)
  const kept = Object.fromEntries(stateMembers.map((name) => [name, model[name]])) as Pick<FittedModel, State>
  return {
    ...kept,
    schema: { ...model.schema, groups: model.schema.groups.map((group) => ({ ...group, levels: [] })) },
    random: model.random.map((term) => ({ ...term, levels: [], modes: none, variances: none })),
    basis: {
      ...model.basis,
      random: model.basis.random.map((term) => ({ ...term, modes: none, variances: none, covariancesWithBeta: none })),
    },
  }
}
