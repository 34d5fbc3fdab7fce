import { formatNumber } from '../../numbers/format.ts'
import type { Summary } from '../../summary/summary.ts'
import type { Words } from '../../words.ts'
import { numberColumn, type Section, table } from '../document.ts'

/** Criterion, log-likelihood and information criteria. */
export function fitSection(summary: Summary, words: Words): Section {
  const { criterion, deviance, logLik, aic, bic, npar } = summary
  const columns = [
    words('report/criterion', { criterion }),
    words('report/log-likelihood', {}),
    'AIC',
    'BIC',
    words('report/parameters', {}),
  ].map(numberColumn)
  const numbers = [deviance, logLik, aic, bic].map((value) => formatNumber(value, 2))
  return { heading: words('report/fit', {}), blocks: [table(columns, [[...numbers, String(npar)]])] }
}
