import type { CrossProducts } from '@lmm/design'
import type { FittedModel } from '@lmm/reml'

/** The products by group of a model that was fitted with independent residuals; null where they are others, or not kept. */
export function crossProductsOf({ products }: FittedModel): CrossProducts | null {
  return products && (products.kind === 'grouped' || products.kind === 'crossed') ? products : null
}
