import type { FittedModel } from '@lmm/reml'
import { isLme4, lme4Code } from './lme4.ts'
import { isMmrm, mmrmCode } from './mmrm.ts'
import { callsOf, groupedByColumns, lacking, variablesOf } from './model-parts.ts'
import { nlmeCode } from './nlme.ts'
import { rData, rNames } from './r-data.ts'
import { columnsOf, renamed } from './renamed.ts'

/** The model in R: by lme4 where it has it, else by mmrm or nlme. */
export function rCode(asFitted: FittedModel, file: string): string {
  const { model, names } = renamed(groupedByColumns(asFitted, 'R'), rNames)
  const related = Object.keys(model.relationships)
  if (related.length > 0) lacking('R', 'relationship', related.join(', '))
  const own = Object.keys(model.functions)
  const called = variablesOf(model).flatMap(({ expression }) => callsOf(expression))
  for (const name of own) if (called.includes(name)) lacking('R', 'function', name)
  const fit = isLme4(model) ? lme4Code(model) : isMmrm(model) ? mmrmCode(model) : nlmeCode(model)
  const [library, ...lines] = fit
  return `${[library, ...rData(model, file, { names: columnsOf(asFitted), changed: names }), ...lines, 'summary(fit)', '-2 * as.numeric(logLik(fit))'].join('\n')}\n`
}
