import type { CrossProducts } from '@lmm/design'
import type { DemandingMethod } from '@lmm/diagnostics'
import type { FittedModel } from '@lmm/reml'
import { say } from './say.ts'

/** The products of a model with independent residuals. Throws where it holds none, or those of another kind of model. */
export function crossProductsOf({ products }: FittedModel, method: DemandingMethod): CrossProducts {
  if (!products) throw say.error('df/needs-products', { method })
  if (!isCrossProducts(products)) throw say.error('df/needs-independent-residuals', { method })
  return products
}

const isCrossProducts = (products: { readonly kind: string }): products is CrossProducts =>
  products.kind === 'grouped' || products.kind === 'crossed'
