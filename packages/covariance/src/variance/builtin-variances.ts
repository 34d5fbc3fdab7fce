import { refuseOthers } from '../options.ts'
import { constPowerVariance } from './const-power.ts'
import { expVariance } from './exponential.ts'
import { fixedVariance } from './fixed.ts'
import { identVariance } from './ident.ts'
import { powerVariance } from './power.ts'
import type { VarianceFactory, VarianceFunction } from './variance-function.ts'

/** The variance functions that the option `variance` can name; pass `{ ...builtinVariances, yours }` to add one. */
export const builtinVariances: Readonly<Record<string, VarianceFactory>> = {
  ident: /* @__PURE__ */ plain('ident', identVariance),
  power: /* @__PURE__ */ plain('power', powerVariance),
  exp: /* @__PURE__ */ plain('exp', expVariance),
  constPower: /* @__PURE__ */ plain('constPower', constPowerVariance),
  fixed: /* @__PURE__ */ plain('fixed', fixedVariance),
}

function plain(name: string, make: () => VarianceFunction): VarianceFactory {
  return (options) => {
    refuseOthers(name, options, [])
    return make()
  }
}
