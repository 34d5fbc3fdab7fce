import { nearest } from '@lmm/diagnostics'
import type { Variable } from '@lmm/formula'
import type { CodingRequest } from '../expressions/value.ts'
import type { ModelFrame } from '../frame/model-frame.ts'
import { say } from '../say.ts'
import type { ContrastCoding } from '../schema.ts'
import { contrastCoding, contrastNamed, contrastNames } from './contrast-coding.ts'

/** The coding of a factor: what `C()` asks for, else what the options say of its label or its column, else R's default. */
export function codingOf(
  variable: Variable,
  levels: readonly string[],
  ordered: boolean,
  requested: CodingRequest | undefined,
  options: ReadonlyMap<string, string>,
): ContrastCoding {
  const { label, expression } = variable
  const column = expression.kind === 'name' ? expression.name : label
  const name = requested?.name ?? options.get(label) ?? options.get(column) ?? (ordered ? 'poly' : 'treatment')
  const meant = contrastNamed(name)
  if (!meant) throw unknownContrast(label, name)
  const base = requested?.base ?? (meant.lastBase ? levels.length : 1)
  if (!(Number.isInteger(base) && base >= 1 && base <= levels.length))
    throw say.error('design/contrast-base', { factor: label, base, levels: [...levels] })
  return contrastCoding(meant.name, levels, {
    base,
    numbered: requested?.numbered ?? false,
    ...(requested?.columns !== undefined && { columns: requested.columns }),
  })
}

/** Throws when the options give contrasts to something that is no factor of the model. */
export function refuseUnknownContrasts(options: ReadonlyMap<string, string>, frame: ModelFrame): void {
  const factors = new Set<string>()
  for (const { variable, value } of frame.variables.values()) {
    if (value.kind !== 'factor' && value.kind !== 'logical') continue
    factors.add(variable.label)
    if (variable.expression.kind === 'name') factors.add(variable.expression.name)
  }
  for (const [factor, name] of options) {
    if (!contrastNamed(name)) throw unknownContrast(factor, name)
    if (!factors.has(factor))
      throw say.error(
        'design/contrast-not-factor',
        { name: factor, factors: [...factors], nearest: nearest(factor, factors) },
        { kind: 'option', name: 'contrasts' },
      )
  }
}

const unknownContrast = (factor: string, contrast: string): Error =>
  say.error('design/unknown-contrast', {
    factor,
    contrast,
    choices: [...contrastNames],
    nearest: nearest(contrast, contrastNames),
  })
