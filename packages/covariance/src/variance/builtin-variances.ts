import { refuseOthers } from '../options.ts'
import { constPowerVariance } from './const-power.ts'
import { expVariance } from './exponential.ts'
import { fixedVariance } from './fixed.ts'
import { identVariance } from './ident.ts'
import { powerVariance } from './power.ts'
import type { VarianceFactory, VarianceFunction } from './variance-function.ts'

/** The variance functions that the option `variance` can name; pass `{ ...builtinVariances, yours }` to add one. */
export const builtinVariances: Readonly<Record<string, VarianceFactory>> = {
  ident: plain('ident', identVariance),
  power: plain('power', powerVariance),
  exp: plain('exp', expVariance),
  constPower: plain('constPower', constPowerVariance),
  fixed: plain('fixed', fixedVariance),
}

function plain(name: string, make: () => VarianceFunction): VarianceFactory {
  return (options) => {
    refuseOthers(name, options, [])
    return make()
  }
}
