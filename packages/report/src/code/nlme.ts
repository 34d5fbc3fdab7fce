import type { CovarianceSpecification, RandomTerm, VarianceSpecification } from '@lmm/formula'
import type { FittedModel } from '@lmm/reml'
import { lacking, residualOf, termsText, varianceOf } from './model-parts.ts'

/** The call of gls or, with random effects, lme. Throws where nlme does not have the model. */
export function nlmeCode(model: FittedModel): string[] {
  const { specification, terms } = model
  const { criterion, weights } = specification
  const residual = residualOf(model)
  const variance = varianceOf(model)
  const offsets = terms.offsets.map(({ label }) => label.replace(/^offset\((.*)\)$/, '$1'))
  if (specification.offset !== null) offsets.push(specification.offset)
  // nlme reads no offset: it goes to the left side
  const left = [terms.response!.label, ...offsets.map((offset) => `(${offset})`)].join(' - ')
  const fixed = `${left} ~ ${termsText(terms.fixed, ({ label }) => label)}`
  const variances = [
    ...(weights?.kind === 'precision' ? [`varFixed(~ I(1 / ${weights.column}))`] : []),
    ...(weights?.kind === 'known-variance' ? [`varFixed(~ ${weights.column})`] : []),
    ...(residual ? ownScale(residual) : []),
    ...(variance ? [varianceText(variance)] : []),
  ]
  const mixed = terms.random.length > 0
  const control = mixed ? 'lmeControl' : 'glsControl'
  const settings = [
    ...(weights?.kind === 'known-variance' ? ['sigma = 1'] : []),
    'maxIter = 500',
    'msMaxIter = 500',
    'tolerance = 1e-9',
    'msTol = 1e-10',
  ]
  const options = [
    ...(mixed ? [`random = ${randomText(terms.random)}`] : []),
    'data = d',
    ...(residual ? [`correlation = ${correlationText(residual)}`] : []),
    ...(variances.length > 1 ? [`weights = varComb(${variances.join(', ')})`] : variances.map((v) => `weights = ${v}`)),
    `method = "${criterion}"`,
    'na.action = na.omit',
    `control = ${control}(${settings.join(', ')})`,
  ]
  return ['library(nlme)', `fit <- ${mixed ? 'lme' : 'gls'}(${fixed},`, `  ${options.join(',\n  ')})`]
}

const matrices: Readonly<Record<string, string | null>> = {
  us: null,
  diag: 'pdDiag',
  cs: 'pdCompSymm',
  identity: 'pdIdent',
}

/** `list(a = ~ 1, b = ~ 1 + x)`: the grouping factors from the outermost on. */
function randomText(random: readonly RandomTerm[]): string {
  const sorted = random.toSorted((a, b) => a.group.length - b.group.length)
  const levels = sorted.map((term, i) => {
    const before = sorted[i - 1]?.group.map(({ label }) => label) ?? []
    const own = term.group.map(({ label }) => label)
    const nested = before.every((label) => own.includes(label)) && own.length === before.length + 1
    if (!nested && !(i === 0 && own.length === 1))
      lacking('nlme', 'grouping', random.map(({ groupName }) => groupName).join(', '))
    const pd = matrices[term.structure]
    if (pd === undefined) lacking('nlme', 'random-structure', term.structure)
    const columns = `~ ${termsText(term.columns, ({ label }) => label)}`
    const name = own.find((label) => !before.includes(label))!
    return `${name} = ${pd === null ? columns : `${pd}(${columns})`}`
  })
  return `list(${levels.join(', ')})`
}

/** Structures that own their scale are a correlation and one standard deviation a position. */
const owning: Readonly<Record<string, string>> = { us: 'cor', csh: 'cs', ar1h: 'ar1' }

function ownScale({ structure, axis, order, by }: CovarianceSpecification): string[] {
  if (!Object.hasOwn(owning, structure)) return []
  if (order || axis.length !== 1 || by) lacking('nlme', 'residual-structure', structure)
  return [`varIdent(form = ~ 1 | ${axis[0]!.label})`]
}

function correlationText({ structure, options, axis, order, group, by }: CovarianceSpecification): string {
  const form = owning[structure] ?? structure
  if (by) lacking('nlme', 'residual-structure', `${structure} by ${by.label}`)
  const groups = group.length > 0 ? ` | ${group.map(({ label }) => label).join('/')}` : ''
  const coordinates = order ? '1' : axis.map(({ label }) => label).join(' + ')
  // ar1 counts visits, cor pairs them: both want whole numbers
  const places = order ? '1' : `as.integer(${axis[0]!.label})`
  const nugget = options.nugget === true ? ', nugget = TRUE' : ''
  switch (form) {
    case 'cs':
      return `corCompSymm(form = ~ 1${groups})`
    case 'cor':
      return `corSymm(form = ~ ${places}${groups})`
    case 'ar1':
      return `corAR1(form = ~ ${places}${groups})`
    case 'car1':
      return `corCAR1(form = ~ ${coordinates}${groups})`
    case 'arma':
      return `corARMA(form = ~ ${places}${groups}, p = ${options.p ?? 1}, q = ${options.q ?? 1})`
    case 'exp':
      return `corExp(form = ~ ${coordinates}${groups}${nugget})`
    case 'gau':
      return `corGaus(form = ~ ${coordinates}${groups}${nugget})`
    case 'spher':
      return `corSpher(form = ~ ${coordinates}${groups}${nugget})`
    case 'lin':
      return `corLin(form = ~ ${coordinates}${groups}${nugget})`
    case 'ratio':
      return `corRatio(form = ~ ${coordinates}${groups}${nugget})`
    default:
      return lacking('nlme', 'residual-structure', structure)
  }
}

const varianceFunctions: Readonly<Record<string, string>> = {
  power: 'varPower',
  exp: 'varExp',
  constPower: 'varConstPower',
}

function varianceText({ name, of, fitted }: VarianceSpecification): string {
  const covariate = fitted ? 'fitted(.)' : of.map(({ label }) => label).join(' * ')
  if (name === 'ident') return `varIdent(form = ~ 1 | ${covariate})`
  if (name === 'fixed') return `varFixed(~ ${covariate})`
  const known = varianceFunctions[name]
  return known ? `${known}(form = ~ ${covariate})` : lacking('nlme', 'variance', name)
}
