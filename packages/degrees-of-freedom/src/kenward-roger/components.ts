import type { CrossProducts } from '@lmm/design'
import type { Component } from './component.ts'
import { crossedComponents } from './crossed-components.ts'
import { groupedComponents } from './grouped-components.ts'

/** Calls `visit` with every component; what it is given is valid during the call only. */
export function forEachComponent(
  products: CrossProducts,
  Sigma: readonly Float64Array[],
  visit: (component: Component) => void,
): void {
  if (products.kind === 'grouped') groupedComponents(products, Sigma, visit)
  else crossedComponents(products, Sigma, visit)
}
