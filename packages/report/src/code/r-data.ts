import type { FittedModel } from '@lmm/reml'
import { callsOf, variablesOf, visitsOf } from './model-parts.ts'
import type { PlainNames } from './renamed.ts'

/** Names that R takes as they stand, everywhere: nlme and the bars of lme4 do not take those in backticks. */
export const rNames: PlainNames = {
  pattern: /^(?:\p{L}|\.(?!\p{Nd}))[\p{L}\p{Nd}._]*$/u,
  reserved: new Set(
    'if else repeat while function for next break in TRUE FALSE NULL NaN NA Inf T F pi NA_integer_ NA_real_ NA_character_ NA_complex_'.split(
      ' ',
    ),
  ),
}

const quoted = (text: string): string => JSON.stringify(text)

/** Functions of the language that R does not have under their names. */
const helpers: Readonly<Record<string, string>> = {
  center: 'center <- function(x) x - mean(x, na.rm = TRUE)',
  between: 'between <- function(x, g) ave(x, g, FUN = function(v) mean(v, na.rm = TRUE))',
  within: 'within <- function(x, g) x - ave(x, g, FUN = function(v) mean(v, na.rm = TRUE))',
}

const contrastFunctions: Readonly<Record<string, string>> = {
  treatment: 'contr.treatment',
  sum: 'contr.sum',
  helmert: 'contr.helmert',
  poly: 'contr.poly',
  successive: 'MASS::contr.sdif',
}

const vector = (texts: readonly string[]): string => `c(${texts.map(quoted).join(', ')})`

interface Columns {
  readonly names: readonly string[]
  readonly changed: ReadonlyMap<string, string>
}

/** Lines that read the table `d` and give its factors their levels and contrasts. */
export function rData(model: FittedModel, file: string, columns: Columns): string[] {
  const [old, plain] = [columns.names, columns.names.map((name) => columns.changed.get(name) ?? name)].map(vector)
  const called = new Set(variablesOf(model).flatMap(({ expression }) => callsOf(expression)))
  return [
    ...(called.has('bs') || called.has('ns') ? ['library(splines)'] : []),
    ...Object.entries(helpers).flatMap(([name, text]) => (called.has(name) ? [text] : [])),
    `d <- read.csv(${quoted(file)}, na.strings = c("", "NA"), check.names = FALSE)`,
    ...(columns.changed.size > 0 ? [`d <- setNames(d[${old}], ${plain})`] : []),
    ...factorLines(model),
    ...(model.specification.weights?.kind === 'frequency'
      ? [`d <- d[rep(seq_len(nrow(d)), d$${model.specification.weights.column}), ]`]
      : []),
  ]
}

function factorLines(model: FittedModel): string[] {
  const columns = new Set(model.schema.columns.map(({ name }) => name))
  const coded = model.schema.variables.flatMap((variable) => {
    if (variable.kind !== 'factor' || !columns.has(variable.label)) return []
    const { label, levels, ordered, contrasts } = variable
    const lines = [factorLine(label, levels, ordered ? ', ordered = TRUE' : '')]
    if (contrasts.name === (ordered ? 'poly' : 'treatment')) return lines
    return [...lines, `contrasts(d$${label}) <- ${contrastText(contrasts, levels.length)}`]
  })
  const visits = visitsOf(model)
  const isCoded = model.schema.variables.some(({ kind, label }) => kind === 'factor' && label === visits?.label)
  if (visits && !isCoded && !visits.label.includes('(')) coded.push(factorLine(visits.label, visits.levels, ''))
  const known = new Set(model.schema.variables.map(({ label }) => label))
  const names = model.terms.random.flatMap(({ group }) => group.filter(({ expression }) => expression.kind === 'name'))
  const groups = new Set(names.map(({ label }) => label))
  const grouping = [...groups].filter((label) => !known.has(label))
  return [...coded, ...grouping.map((label) => `d$${label} <- factor(d$${label})`)]
}

function factorLine(label: string, levels: readonly string[], kind: string): string {
  const at = `d$${label}`
  return `${at} <- factor(${at}, levels = ${vector(levels)}${kind})`
}

function contrastText(
  { name, matrix }: { readonly name: string; readonly matrix: readonly (readonly number[])[] },
  levels: number,
): string {
  const known = contrastFunctions[name]
  if (known) return `${known}(${levels})`
  const columns = matrix[0]?.length ?? 0
  return `matrix(c(${matrix.flat().join(', ')}), ncol = ${columns}, byrow = TRUE)`
}
