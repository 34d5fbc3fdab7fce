import type { RandomTerm, Variable } from '@lmm/formula'
import type { FittedModel } from '@lmm/reml'
import { areNumbers, groupedByColumns, isConstant, lacking, termsText } from './model-parts.ts'
import { pythonExpression } from './python-expression.ts'
import { columnsOf, type PlainNames, renamed } from './renamed.ts'

/** Names that stand for themselves in Python and in formulas of patsy, which takes `C`, `I`, `Q` and the program `np` for its own. */
const plainNames: PlainNames = {
  pattern: /^[\p{L}_][\p{L}\p{Nd}_]*$/u,
  reserved: new Set(
    'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield C I Q Treatment Sum Poly Diff np'.split(
      ' ',
    ),
  ),
}

const contrasts: Readonly<Record<string, string>> = {
  treatment: 'Treatment',
  sum: 'Sum',
  poly: 'Poly',
  successive: 'Diff',
}

/** The model in Python by statsmodels. Throws where it has no such model. */
export function pythonCode(asFitted: FittedModel, file: string): string {
  const { model, names } = renamed(groupedByColumns(asFitted, 'statsmodels'), plainNames)
  const { specification, terms } = model
  if (specification.residual !== undefined) lacking('statsmodels', 'residual-structure', specification.residual)
  if (specification.variance !== undefined) lacking('statsmodels', 'variance', specification.variance)
  const related = Object.keys(model.relationships)
  if (related.length > 0) lacking('statsmodels', 'relationship', related.join(', '))
  const { weights } = specification
  if (weights && weights.kind !== 'frequency' && (terms.random.length > 0 || weights.kind === 'known-variance'))
    lacking('statsmodels', 'weights', weights.column)
  const write = writer(model)
  const offsets = terms.offsets.map(({ expression }) => pythonExpression(expression))
  if (specification.offset !== null) offsets.push(specification.offset)
  const response = pythonExpression(terms.response!.expression)
  const left = offsets.length === 0 ? write(terms.response!) : `I(${[response, ...offsets].join(' - ')})`
  const formula = quoted(`${left} ~ ${termsText(terms.fixed, write)}`)
  const changed = [...names].map(([old, name]) => `${quoted(old)}: ${quoted(name)}`)
  return `${[
    ...['import numpy as np', 'import pandas as pd', 'import statsmodels.formula.api as smf', ''],
    `d = pd.read_csv(${quoted(file)}, usecols=[${columnsOf(asFitted).map(quoted).join(', ')}])`,
    ...(changed.length > 0 ? [`d = d.rename(columns={${changed.join(', ')}})`] : []),
    'd = d.dropna()',
    ...factorLines(model),
    ...(weights?.kind === 'frequency' ? [`d = d.loc[d.index.repeat(d[${quoted(weights.column)}])]`] : []),
    ...(terms.random.length === 0 ? plain(model, formula) : mixed(model, formula, write)),
    'print(fit.summary())',
    'print(-2 * fit.llf)',
  ].join('\n')}\n`
}

const quoted = (text: string): string => JSON.stringify(text)

function plain({ specification }: FittedModel, formula: string): string[] {
  const { weights, criterion } = specification
  const note =
    criterion === 'REML' ? ['# least squares gives the same estimates; fit.llf is that of maximum likelihood'] : []
  if (weights?.kind === 'precision')
    return [...note, `fit = smf.wls(${formula}, data=d, weights=d[${quoted(weights.column)}]).fit()`]
  return [...note, `fit = smf.ols(${formula}, data=d).fit()`]
}

/** One unstructured term of the outermost factor is re_formula; all others are variance components of one column each. */
function mixed(model: FittedModel, formula: string, write: (variable: Variable) => string): string[] {
  const { random } = model.terms
  const top = random.find(({ group }) =>
    random.every((other) => group.every(({ label }) => other.group.some((own) => own.label === label))),
  )
  const main = top && top.structure === 'us' ? top : undefined
  const components = random.filter((term) => term !== main).flatMap((term) => componentsOf(model, term, write))
  const groups = top
    ? top.group.map(({ label }) => `d[${quoted(label)}].astype(str)`).join(' + ":" + ')
    : 'np.ones(len(d))'
  const options = [
    'data=d',
    'groups=groups',
    main ? `re_formula=${quoted(`~ ${termsText(main.columns, write)}`)}` : 're_formula="~ 0"',
    ...(components.length > 0 ? [`vc_formula={${components.join(', ')}}`] : []),
  ]
  const { criterion } = model.specification
  return [
    `groups = ${groups}`,
    `fit = smf.mixedlm(${formula}, ${options.join(', ')}).fit(reml=${criterion === 'REML' ? 'True' : 'False'}, method=["lbfgs", "cg"])`,
  ]
}

function componentsOf(model: FittedModel, term: RandomTerm, write: (variable: Variable) => string): string[] {
  const { structure, columns, groupName, group } = term
  const single = isConstant(term) || (!columns.intercept && columns.terms.length === 1)
  if (!(structure === 'diag' || (structure === 'us' && single)) || !areNumbers(model, columns))
    lacking('statsmodels', 'random-structure', term.label)
  const levels = group.map(({ label }) => `C(${label})`).join(':')
  return [
    ...(columns.intercept ? [`${quoted(groupName)}: ${quoted(`0 + ${levels}`)}`] : []),
    ...columns.terms.map(
      ({ label, variables }) =>
        `${quoted(`${groupName} ${label}`)}: ${quoted(`0 + ${levels}:${variables.map(write).join(':')}`)}`,
    ),
  ]
}

/** Variables in the words of patsy. */
function writer(model: FittedModel): (variable: Variable) => string {
  const factors = new Map(model.schema.variables.flatMap((v) => (v.kind === 'factor' ? [[v.label, v] as const] : [])))
  return ({ label, expression }) => {
    const factor = factors.get(label)
    if (factor) {
      const coding = contrasts[factor.contrasts.name]
      if (!coding || expression.kind !== 'name') lacking('statsmodels', 'contrasts', label)
      return coding === 'Treatment' ? `C(${label})` : `C(${label}, ${coding})`
    }
    const isCall = expression.kind === 'call'
    if (isCall && expression.callee === 'I') return `I(${pythonExpression(expression.arguments[0]!.value)})`
    const text = pythonExpression(expression)
    return expression.kind === 'name' || (isCall && text.startsWith('np.')) ? text : `I(${text})`
  }
}

function factorLines({ schema }: FittedModel): string[] {
  const columns = new Set(schema.columns.map(({ name }) => name))
  return schema.variables.flatMap((variable) => {
    if (variable.kind !== 'factor' || !columns.has(variable.label)) return []
    const at = `d[${quoted(variable.label)}]`
    const levels = levelTexts(variable.levels).join(', ')
    return [`${at} = pd.Categorical(${at}, categories=[${levels}], ordered=${variable.ordered ? 'True' : 'False'})`]
  })
}

/** Levels as pandas reads them from a file: as numbers, or as true and false, where all are. */
function levelTexts(levels: readonly string[]): readonly string[] {
  if (levels.every((level) => level === 'TRUE' || level === 'FALSE'))
    return levels.map((level) => (level === 'TRUE' ? 'True' : 'False'))
  const areNumbers = levels.every((level) => level.trim() !== '' && Number.isFinite(Number(level)))
  return areNumbers ? levels.map((level) => String(Number(level))) : levels.map(quoted)
}
