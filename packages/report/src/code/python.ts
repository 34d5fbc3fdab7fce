import type { RandomTerm, Variable } from '@lmm/formula'
import type { FittedModel } from '@lmm/reml'
import { areNumbers, callsOf, isConstant, lacking, termsText, variablesOf } from './model-parts.ts'

const known = new Set(['log', 'log2', 'log10', 'exp', 'sqrt', 'sin', 'cos', 'tan', 'abs', 'I', 'offset', 'factor'])
const contrasts: Readonly<Record<string, string>> = {
  treatment: 'Treatment',
  sum: 'Sum',
  poly: 'Poly',
  successive: 'Diff',
}

/** The model in Python by statsmodels. Throws where it has no such model. */
export function pythonCode(model: FittedModel, file: string): string {
  const { specification, terms } = model
  if (specification.residual !== undefined) lacking('statsmodels', 'residual-structure', specification.residual)
  if (specification.variance !== undefined) lacking('statsmodels', 'variance', specification.variance)
  const related = Object.keys(model.relationships)
  if (related.length > 0) lacking('statsmodels', 'relationship', related.join(', '))
  const unknown = variablesOf(model)
    .flatMap(({ expression }) => callsOf(expression))
    .find((name) => !known.has(name))
  if (unknown) lacking('statsmodels', 'function', unknown)
  const { weights } = specification
  if (weights && weights.kind !== 'frequency' && (terms.random.length > 0 || weights.kind === 'known-variance'))
    lacking('statsmodels', 'weights', weights.column)
  const write = writer(model)
  const offsets = terms.offsets.map(({ label }) => label.replace(/^offset\((.*)\)$/, '$1'))
  if (specification.offset !== null) offsets.push(`Q(${quoted(specification.offset)})`)
  const left = offsets.length === 0 ? write(terms.response!) : `I(${[write(terms.response!), ...offsets].join(' - ')})`
  const formula = quoted(`${left} ~ ${termsText(terms.fixed, write)}`)
  return `${[
    ...['import numpy as np', 'import pandas as pd', 'import statsmodels.formula.api as smf', ''],
    `d = pd.read_csv(${quoted(file)})`,
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
    "missing='drop'",
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
  const levels = group.map(({ label }) => `C(${nameText(label)})`).join(':')
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
      return coding === 'Treatment' ? `C(${nameText(label)})` : `C(${nameText(label)}, ${coding})`
    }
    if (expression.kind === 'name') return nameText(label)
    return label.replaceAll('^', '**').replace(/\b(log2|log10|log|exp|sqrt|sin|cos|tan|abs)\(/g, 'np.$1(')
  }
}

/** Words of Python, and names that patsy or the program take, are no names of columns there. */
const reserved = new Set(
  'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield C Q I np'.split(
    ' ',
  ),
)

const nameText = (name: string): string =>
  /^[A-Za-z_]\w*$/.test(name) && !reserved.has(name) ? name : `Q('${name.replaceAll('`', '')}')`

function factorLines({ schema }: FittedModel): string[] {
  const columns = new Set(schema.columns.map(({ name }) => name))
  return schema.variables.flatMap((variable) => {
    if (variable.kind !== 'factor' || !columns.has(variable.label)) return []
    const at = `d[${quoted(variable.label)}]`
    const levels = variable.levels.map(quoted).join(', ')
    return [
      `${at} = pd.Categorical(${at}.astype(str), categories=[${levels}], ordered=${variable.ordered ? 'True' : 'False'})`,
    ]
  })
}
