import { decimalsFor } from '../../numbers/decimals.ts'
import { formatNumber, formatSignificant } from '../../numbers/format.ts'
import type { RandomEffectsSummary } from '../../summary/random-effects.ts'
import type { Summary } from '../../summary/summary.ts'
import type { Words } from '../../words.ts'
import { numberColumn, type Section, table, textColumn } from '../document.ts'

/** What a request added: random effects of the levels, fitted values, predictions. */
export function requestedSections(summary: Summary, words: Words, digits: number): Section[] {
  return [
    ...(summary.randomEffects ?? []).map((effects) => levelSection(effects, words, digits)),
    ...fittedSection(summary, words, digits),
    ...predictionSections(summary, words, digits),
  ]
}

function levelSection(effects: RandomEffectsSummary, words: Words, digits: number): Section {
  const columns = [
    textColumn(words('report/level', {})),
    ...effects.terms.flatMap((term) => [numberColumn(term), numberColumn(words('report/std-error', {}))]),
  ]
  const rows = effects.levels.map((level, g) => [
    level,
    ...effects.terms.flatMap((_, i) => {
      const variance = effects.variances[g]![i]![i]!
      const stdError = variance === null ? null : Math.sqrt(variance)
      const value = effects.values[g]![i]!
      const decimals = decimalsFor(stdError, digits, value ?? 0)
      return [formatNumber(value, decimals), formatNumber(stdError, decimals)]
    }),
  ])
  return { heading: words('report/level-effects', { group: effects.group }), blocks: [table(columns, rows)] }
}

function fittedSection(summary: Summary, words: Words, digits: number): Section[] {
  const { rows: used, fitted, residuals, populationFitted } = summary
  if (!used || !fitted || !residuals || !populationFitted) return []
  const columns = [
    numberColumn(words('report/row', {})),
    numberColumn(words('report/fitted', {})),
    numberColumn(words('report/residuals', {})),
    numberColumn(words('report/population', {})),
  ]
  const show = onResponseScale(summary, digits)
  const rows = fitted.map((value, i) => [
    String(used[i]! + 1),
    show(value),
    show(residuals[i]!),
    show(populationFitted[i]!),
  ])
  return [{ heading: words('report/fitted-values', {}), blocks: [table(columns, rows)] }]
}

/** Predictions for the rows of new data. */
export function predictionSections(summary: Summary, words: Words, digits: number): Section[] {
  if (!summary.predictions) return []
  const { population, conditional, intervals = [] } = summary.predictions
  const columns = [
    numberColumn(words('report/row', {})),
    numberColumn(words('report/population', {})),
    numberColumn(words('report/conditional', {})),
    ...intervals.flatMap(({ target, level }) => [
      numberColumn(words('report/interval-lower', { target, level })),
      numberColumn(words('report/interval-upper', { target })),
    ]),
  ]
  const show = onResponseScale(summary, digits)
  const limit = (value: number | null, scale: 'model' | 'response'): string =>
    scale === 'response' ? formatSignificant(value) : show(value)
  const rows = population.map((value, i) => [
    String(i + 1),
    show(value),
    show(conditional[i]!),
    ...intervals.flatMap(({ lower, upper, scale }) => [limit(lower[i]!, scale), limit(upper[i]!, scale)]),
  ])
  return [{ heading: words('report/predictions', {}), blocks: [table(columns, rows)] }]
}

/** Values on the scale of the response, a tenth of the residual standard deviation exact to the given digits. */
function onResponseScale(summary: Summary, digits: number): (value: number | null) => string {
  const unit = summary.weights?.kind === 'known-variance' ? null : summary.sigma
  if (!unit) return (value) => formatSignificant(value)
  const decimals = decimalsFor(unit / 10, digits)
  return (value) => formatNumber(value, decimals)
}
