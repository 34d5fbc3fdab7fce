import type { CovarianceSpecification } from '../specifications/covariance.ts'
import type { VarianceSpecification } from '../specifications/variance.ts'
import { texExpression, texName } from './tex.ts'

/** The distribution of the residuals; `index` is the letter of the groups within which they are correlated. */
export function residualLines(
  residual: CovarianceSpecification | null,
  variance: VarianceSpecification | null,
  index: string,
): string[] {
  if (!residual && !variance) return ['\\varepsilon_{i} &\\sim N(0, \\sigma^2)']
  return [...(residual ? [correlationOf(residual, index)] : []), ...(variance ? [varianceLine(variance)] : [])]
}

function correlationOf({ structure, axis, group, by }: CovarianceSpecification, index: string): string {
  const places = axis.map(({ expression }) => texExpression(expression)).join(', ')
  const R = `R${by ? `_{${texName(by.label)}[${index}]}` : ''}`
  const value = `${R} = ${texName(structure)}${places ? `(${places})` : ''}`
  if (group.length === 0) return `\\varepsilon &\\sim N(0, R), \\quad ${value}`
  const groups = group.map(({ label }) => texName(label)).join('{:}')
  return `\\varepsilon_{${index}} &\\sim N(0, ${R}), \\quad ${value}, \\quad ${index} \\in ${groups}`
}

/** The variance of row i: nlme's functions (Pinheiro & Bates 2000, section 5.2.1). */
function varianceLine({ name, of, fitted }: VarianceSpecification): string {
  const v = fitted ? '\\hat{\\mu}_{i}' : of.map(({ expression }) => texExpression(expression)).join(' \\, ')
  const levels = of.map(({ label }) => `${texName(label)}[i]`).join(',')
  const variances: ReadonlyMap<string, string> = new Map([
    ['ident', `\\sigma^2_{${levels}}`],
    ['power', `\\sigma^2 |${v}|^{2\\delta}`],
    ['exp', `\\sigma^2 \\exp(2 \\delta ${v})`],
    ['constPower', `\\sigma^2 (\\delta_{1} + |${v}|^{\\delta_{2}})^2`],
    ['fixed', `\\sigma^2 |${v}|`],
  ])
  return `\\operatorname{Var}(\\varepsilon_{i}) &= ${variances.get(name) ?? `\\sigma^2 \\, ${texName(name)}(${v})^2`}`
}
