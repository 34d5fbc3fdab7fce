import { nearest } from '@lmm/diagnostics'
import type { Variable } from '@lmm/formula'
import { noSuchLevel } from '../expressions/no-such-level.ts'
import type { CodingRequest } from '../expressions/value.ts'
import type { ModelFrame } from '../frame/model-frame.ts'
import { say } from '../say.ts'
import type { ContrastCoding } from '../schema.ts'
import type { ContrastChoice } from './contrast-choice.ts'
import { contrastCoding, contrastNamed, contrastNames } from './contrast-coding.ts'
import { matrixCoding } from './matrix-coding.ts'

/** The coding of a factor: what `C()` asks for, else what the options say of its label or its column, else R's default. */
export function codingOf(
  variable: Variable,
  levels: readonly string[],
  ordered: boolean,
  requested: CodingRequest | undefined,
  options: ReadonlyMap<string, ContrastChoice>,
): ContrastCoding {
  const { label, expression } = variable
  const column = expression.kind === 'name' ? expression.name : label
  const chosen = requested ?? options.get(label) ?? options.get(column) ?? (ordered ? 'poly' : 'treatment')
  if (typeof chosen === 'object' && 'matrix' in chosen) return matrixCoding(label, levels, chosen)
  return namedCoding(variable, levels, typeof chosen === 'string' ? { name: chosen } : chosen)
}

function namedCoding(variable: Variable, levels: readonly string[], request: CodingRequest): ContrastCoding {
  const { label } = variable
  const { name, size, scores, columns, numbered = false } = request
  const meant = contrastNamed(name)
  if (!meant) throw unknownContrast(label, name)
  if (size !== undefined && size !== levels.length)
    throw say.error('design/contrast-size', { factor: label, size, levels })
  if (
    scores &&
    (scores.length !== levels.length || new Set(scores).size < scores.length || !scores.every(Number.isFinite))
  )
    throw say.error('design/contrast-scores', { factor: label, levels })
  return contrastCoding(meant.name, levels, {
    base: baseOf(variable, levels, request.base ?? (meant.lastBase ? levels.length : 1)),
    numbered,
    ...(columns !== undefined && { columns }),
    ...(scores && { scores }),
  })
}

/** The place of the base, from 1. */
function baseOf(variable: Variable, levels: readonly string[], base: number | string): number {
  if (typeof base === 'string') {
    const place = levels.indexOf(base)
    if (place < 0) throw noSuchLevel(base, levels, { variable })
    return place + 1
  }
  if (Number.isInteger(base) && base >= 1 && base <= levels.length) return base
  throw say.error('design/contrast-base', { factor: variable.label, base, levels: [...levels] })
}

/** Throws when the options give contrasts to something that is no factor of the model. */
export function refuseUnknownContrasts(options: ReadonlyMap<string, ContrastChoice>, frame: ModelFrame): void {
  const factors = new Set<string>()
  for (const { variable, value } of frame.variables.values()) {
    if (value.kind !== 'factor' && value.kind !== 'logical') continue
    factors.add(variable.label)
    if (variable.expression.kind === 'name') factors.add(variable.expression.name)
  }
  for (const [factor, choice] of options) {
    const name = nameOf(choice)
    if (name !== null && !contrastNamed(name)) throw unknownContrast(factor, name)
    if (!factors.has(factor))
      throw say.error(
        'design/contrast-not-factor',
        { name: factor, factors: [...factors], nearest: nearest(factor, factors) },
        { kind: 'option', name: 'contrasts' },
      )
  }
}

/** The name of a coding; null for a matrix. A caller without types may pass anything. */
function nameOf(choice: ContrastChoice): string | null {
  if (typeof choice !== 'object' || choice === null) return String(choice)
  return 'matrix' in choice ? null : String(choice.name)
}

const unknownContrast = (factor: string, contrast: string): Error =>
  say.error('design/unknown-contrast', {
    factor,
    contrast,
    choices: [...contrastNames],
    nearest: nearest(contrast, contrastNames),
  })
