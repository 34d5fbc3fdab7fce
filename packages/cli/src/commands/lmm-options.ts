import type { SchemaOptions } from '@lmm/design'
import type { Criterion } from '@lmm/reml'
import type { LmmOptions } from 'lmm'
import type { SchemaFile } from '../data/schema-file.ts'
import type { ModelOptions } from '../options/model.ts'
import { say } from '../say.ts'

/** The options of `lmm` that the options of the command mean. */
export function lmmOptions(
  { ml, weights, weightsKind, offset, contrast, missing, residual, variance }: ModelOptions,
  schema: SchemaFile | undefined,
): SchemaOptions & Pick<LmmOptions, 'residual' | 'variance'> & { readonly criterion: Criterion } {
  if (weightsKind !== undefined && weights === undefined)
    throw say.error('cli/needs-option', { option: '--weights-kind', needs: '--weights' })
  return {
    criterion: ml ? 'ML' : 'REML',
    ...(weights !== undefined && { weights: { column: weights, ...(weightsKind && { kind: weightsKind }) } }),
    ...(offset !== undefined && { offset }),
    ...(contrast && { contrasts: contrast }),
    ...(schema && { columns: schema.columns }),
    ...(missing && { missing }),
    ...(residual !== undefined && { residual }),
    ...(variance !== undefined && { variance }),
  }
}
