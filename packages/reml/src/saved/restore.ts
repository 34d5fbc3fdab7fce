import { builtinStructures, builtinVariances, residualRegistry } from '@lmm/covariance'
import type { UserFunctions } from '@lmm/design'
import { checkOptions, nearest } from '@lmm/diagnostics'
import type { FittedModel, Registry, VarianceRegistry } from '../fitted-model.ts'
import { say } from '../say.ts'
import { modelSchemaVersion, stateMembers } from './save.ts'
import { fromJson, type Json } from './typed-json.ts'

/** What a saved model cannot hold. */
export interface RestoreOptions {
  /** The structures that the formula and the residuals call by name, where some are not built in. */
  readonly structures?: Registry
  /** The user's own functions that the formula calls. */
  readonly functions?: UserFunctions
  /** The variance functions, where the model has one that is not built in. */
  readonly variances?: VarianceRegistry
}

/**
 * A fitted model from the JSON that `save` made: predictions, tests and reports are those of the model that was saved; what
 * needs the data it was fitted to asks for them.
 *
 * @throws LmmError `reml/not-a-model` when the JSON is something else, `reml/model-version` when a later version wrote it,
 *   `reml/unknown-structure` or `reml/unknown-variance-function` when a structure or a variance function of the user's own is not passed.
 * @example
 * ```ts
 * import { lmm, predict, restore } from 'lmm'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
 * const again = restore(JSON.parse(JSON.stringify(model)))
 * console.log(predict(again, [{ Days: 10, Subject: '308' }]).conditional[0]!.toFixed(3), again.rows)
 * ```
 * ```text
 * 450.326 null
 * ```
 */
export function restore(json: unknown, options: RestoreOptions = {}): FittedModel {
  checkOptions('restore()', options, { structures: true, functions: true, variances: true })
  const { schemaVersion, state, summary } = recognized(json)
  if (schemaVersion !== modelSchemaVersion)
    throw say.error('reml/model-version', { found: schemaVersion, known: modelSchemaVersion })
  const registry = options.structures ?? builtinStructures
  const variances = options.variances ?? builtinVariances
  let model: FittedModel
  try {
    model = {
      relationships: {},
      ...(fromJson(state) as Omit<FittedModel, 'relationships'> & Partial<FittedModel>),
      registry,
      functions: options.functions ?? {},
      variances,
      products: null,
      rows: null,
      toString: () => summary,
      toJSON: () => json as object,
    }
  } catch (error) {
    throw say.error('reml/not-a-model', { problem: error instanceof Error ? error.message : `${error}` })
  }
  for (const { structure } of model.random)
    if (!Object.hasOwn(registry, structure)) {
      const known = Object.keys(registry)
      throw say.error('reml/unknown-structure', { structure, nearest: nearest(structure, known), known })
    }
  const { structure } = model.residual
  const called = /^\s*([\w.]+)/.exec(model.specification.variance ?? '')?.[1]
  if (structure !== 'identity' && !Object.hasOwn(residualRegistry(registry), structure)) {
    const known = Object.keys(residualRegistry(registry))
    throw say.error('reml/unknown-structure', { structure, nearest: nearest(structure, known), known })
  }
  if (called && !Object.hasOwn(variances, called)) {
    const known = Object.keys(variances)
    throw say.error('reml/unknown-variance-function', { name: called, nearest: nearest(called, known), known })
  }
  return model
}

function recognized(json: unknown): { schemaVersion: number; state: Json; summary: string } {
  const fail = (problem: string): never => {
    throw say.error('reml/not-a-model', { problem })
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return fail('it is no object')
  const { kind, schemaVersion, state, summary } = json as Record<string, Json>
  if (kind !== 'lmm/model') return fail('its kind is not "lmm/model"')
  if (typeof schemaVersion !== 'number') return fail('it has no schemaVersion')
  if (typeof state !== 'object' || state === null || Array.isArray(state)) return fail('it has no state')
  const missing = stateMembers.find((name) => !Object.hasOwn(state, name))
  if (missing) return fail(`its state has no ${missing}`)
  return { schemaVersion, state, summary: typeof summary === 'string' ? summary : '' }
}
