import type { DfMethod } from './df-method.ts'
import { say } from './say.ts'
import { waldMethod } from './wald-method.ts'

/** Rows less fixed effects for every test, as least squares has them: too many for effects that vary between groups. */
export const residual: DfMethod = /* @__PURE__ */ waldMethod('residual', ({ n, names, products, specification }) => {
  if (!products && specification.weights?.kind === 'frequency')
    throw say.error('df/needs-products', { method: 'residual' })
  const df = (products?.observations ?? n) - names.length
  return { linear: () => df, joint: () => df }
})
