import { penicillin } from '@lmm/datasets/penicillin'
import { describe, lmm } from 'lmm'

/** What a model with a dense block is computed on, and its criterion. */
export function probe(): { readonly kernels: 'simd' | 'plain'; readonly criterion: number } {
  const model = lmm('diameter ~ 1 + (1 | plate) + (1 | sample)', penicillin)
  return { kernels: describe(model).kernels, criterion: model.criterion }
}
