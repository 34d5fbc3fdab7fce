import type { ReportCodes } from '../../codes/report.ts'
import type { Messages } from '../../sentence.ts'

/* @__NO_SIDE_EFFECTS__ */
const words = (text: string): { message: () => string } => ({ message: () => text })
const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`
const list = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`

const percent = (level: number): string => `${Number((100 * level).toPrecision(12))} %`

const dfMethods: Readonly<Record<string, string>> = {
  satterthwaite: "Degrees of freedom by Satterthwaite's method.",
  'kenward-roger': "Standard errors and degrees of freedom by Kenward and Roger's method.",
  'between-within': 'Degrees of freedom between and within the groups.',
  containment: 'Degrees of freedom by containment.',
  residual: 'Degrees of freedom: rows less coefficients.',
  asymptotic: 'Asymptotic tests, without degrees of freedom.',
}

const adjustments: Readonly<Record<string, string>> = {
  none: 'p values and intervals are not adjusted for the number of comparisons.',
  tukey: "p values and intervals are adjusted by Tukey's method.",
  dunnett: "p values and intervals are adjusted by Dunnett's method.",
  bonferroni: "p values and intervals are adjusted by Bonferroni's method.",
  sidak: "p values and intervals are adjusted by Sidak's method.",
  holm: "p values are adjusted by Holm's method, intervals by Bonferroni's.",
  fdr: "p values are adjusted for the false discovery rate (Benjamini and Hochberg), intervals by Bonferroni's method.",
}

const weights = {
  precision: (column: string) => `Prior weights ${column}: a row of weight w has the residual variance sigma^2 / w.`,
  frequency: (column: string) => `Frequency weights ${column}: a row of weight w stands for w equal rows.`,
  'known-variance': (column: string) =>
    `The residual variance of each row is known and given by ${column}; none is estimated.`,
}

const features = {
  relationship: 'the known relationships among the levels of',
  'random-structure': 'the structure of random effects',
  'residual-structure': 'the covariance of residuals',
  grouping: 'grouping factors that are not nested:',
  weights: 'the weights',
  function: 'the function',
  contrasts: 'the contrasts of',
  variance: 'the variance function',
} as const

/** What reports say in English. */
export const reportEnglish: Messages<ReportCodes> = {
  'report/title': {
    message: ({ criterion, mixed }) =>
      `Linear ${mixed ? 'mixed-effects ' : ''}model fitted by ${
        criterion === 'REML' ? 'restricted maximum likelihood (REML)' : 'maximum likelihood (ML)'
      }`,
  },
  'report/tested': { message: ({ term, hypothesis }) => `${term} tests whether ${hypothesis}.` },
  'report/rows': {
    message: ({ rows, groups }) =>
      `${count(rows, 'row')}${groups.length ? `; ${list(groups.map((g) => `${count(g.levels, 'level')} of ${g.name}`))}` : ''}.`,
  },
  'report/dropped': {
    message: (d) =>
      `${d.count} of ${count(d.total, 'row')} left out for missing values: ${list(d.byColumn.map((c) => `${c.count} in ${c.column}`))}.`,
  },
  'report/weights': { message: ({ column, kind }) => weights[kind](column) },

  'report/offset': { message: ({ column }) => `Offset: ${column} is added to the linear predictor.` },

  'report/random-effects': words('Random effects'),
  'report/residual-variance': words('Residual variance'),
  'report/residual-covariance': words('Covariance of the residuals'),
  'report/fixed-effects': words('Fixed effects'),
  'report/fit': words('Fit'),
  'report/certificate': words('Optimum'),
  'report/warnings': words('Warnings'),
  'report/notes': words('Notes'),
  'report/correlations': { message: ({ group }) => `Correlations of the random effects of ${group}` },
  'report/level-effects': { message: ({ group }) => `Random effects of the levels of ${group}` },
  'report/fitted-values': words('Fitted values'),
  'report/predictions': words('Predictions'),

  'report/group': words('group'),
  'report/term': words('term'),
  'report/variance': words('variance'),
  'report/sd': words('sd'),
  'report/correlation': words('correlation'),
  'report/residual': { message: ({ weighted }) => (weighted ? 'residual, at weight 1' : 'residual') },
  'report/estimate': words('estimate'),
  'report/std-error': words('std. error'),
  'report/t': words('t'),
  'report/z': words('z'),
  'report/p': words('p'),
  'report/df': words('df'),
  'report/lower': { message: ({ level }) => `${percent(level)} from` },
  'report/upper': words('to'),
  'report/criterion': { message: ({ criterion }) => (criterion === 'REML' ? 'REML criterion' : 'deviance') },
  'report/log-likelihood': words('log-likelihood'),
  'report/parameters': words('parameters'),
  'report/level': words('level'),
  'report/row': words('row'),
  'report/fitted': words('fitted'),
  'report/residuals': words('residual'),
  'report/population': words('population'),
  'report/conditional': words('conditional'),
  'report/interval-lower': {
    message: ({ target, level }) => `${target}, ${Number((100 * level).toPrecision(12))} % from`,
  },
  'report/interval-upper': words('to'),

  'report/structure': {
    message: ({ group, structure }) => `Structure of ${group}: ${structure}.`,
  },
  'report/residual-structure': {
    message: ({ structure, group, by }) =>
      `${structure}${group === '' ? ' over all rows' : ` within ${group}`}${by === null ? '' : `, for each level of ${by}`}.`,
  },
  'report/variance-function': {
    message: ({ name, of }) => `Variance function: ${name} of ${of}.`,
  },
  'report/position': words('position'),
  'report/no-fixed-effects': words('None: the mean is given by the offset alone, or zero.'),
  'report/shares': words('Shares of variance'),
  'report/r2-marginal': words('R2 marginal'),
  'report/r2-conditional': words('R2 conditional'),
  'report/icc-adjusted': words('ICC adjusted'),
  'report/icc-unadjusted': words('ICC unadjusted'),
  'report/comparison': words('Likelihood-ratio tests'),
  'report/profile': {
    message: ({ criterion }) => `Profile likelihood intervals (${criterion})`,
  },
  'report/parameter': words('parameter'),
  'report/model': words('model'),
  'report/chi-square': words('chi-square'),
  'report/boundary-p': {
    message: ({ formula, p, simulations }) =>
      `${formula}: a variance is tested, whose null hypothesis lies on the boundary; ${
        simulations === null ? 'the mixture of chi-squares gives' : `${simulations} simulated responses give`
      } p = ${p}.`,
  },
  'report/compared-by-ml': {
    message: () => 'Models fitted by REML were fitted again by ML to be compared.',
  },
  'report/needs-update': {
    message: () => 'These models have to be fitted first, and the request says nothing that fits them.',
    hint: () => 'Pass fitted models, and `update` of the package lmm: { compare, update }.',
  },
  'report/anova': { message: ({ type }) => `F tests of the fixed terms, type ${type}` },
  'report/num-df': words('df'),
  'report/den-df': words('denominator df'),
  'report/means': { message: ({ specs }) => `Marginal means of ${specs}` },
  'report/contrast': words('contrast'),
  'report/adjustment': {
    message: ({ adjust }) => adjustments[adjust] ?? `Adjusted by ${adjust}.`,
  },
  'report/df-method': { message: ({ method }) => dfMethods[method] ?? `Degrees of freedom: ${method}.` },
  'report/unknown-df': {
    message: ({ name }) => `There is no method "${name}" for degrees of freedom.`,
    hint: ({ known }) => `Choose one of ${list(known)}.`,
  },
  'report/apa-model': {
    message: ({ formula, criterion, rows, groups, df }) =>
      `A linear ${groups.length > 0 ? 'mixed-effects ' : ''}model, ${formula}, was fitted by ${
        criterion === 'REML' ? 'restricted maximum likelihood' : 'maximum likelihood'
      } to ${count(rows, 'row')}${
        groups.length > 0 ? ` (${list(groups.map((g) => `${count(g.levels, 'level')} of ${g.name}`))})` : ''
      }. ${dfMethods[df] ?? `Degrees of freedom: ${df}.`}`,
  },
  'report/apa-random': { message: ({ group, term, numbers }) => `Between levels of ${group}, ${term}: ${numbers}.` },
  'report/apa-residual': { message: ({ numbers }) => `Residual: ${numbers}.` },
  'report/apa-singular': words(
    'The covariance of the random effects is singular: a variance is estimated as zero or a correlation as perfect.',
  ),
  'report/no-response': {
    message: () => 'The formula has no left side, and a program that fits it needs one.',
    hint: () => 'Write the response before the tilde: y ~ x + (1 | g).',
  },
  'report/no-code': {
    message: ({ software, feature, detail }) => `${software} does not have this model: ${features[feature]} ${detail}.`,
    hint: () => 'The code in TypeScript fits every model.',
  },
  'report/aliased': {
    message: ({ columns }) =>
      `Left out, being ${columns.length === 1 ? 'a linear combination' : 'linear combinations'} of the columns before: ${columns.join(', ')}.`,
  },

  'report/optimal': {
    message: ({ decrease }) =>
      `This is an optimum: the curvature is positive in every direction, and one more Newton step would lower the criterion by less than ${decrease}.`,
  },
  'report/closed-form': words('Least squares: the solution is exact and nothing had to be searched.'),
  'report/boundary': {
    message: ({ decrease, directions }) =>
      `This is an optimum on the boundary of the parameter space (a singular fit): ${list(directions)}. One more Newton step would lower the criterion by less than ${decrease}.`,
  },
  'report/flat': {
    message: ({ decrease, directions }) =>
      `The data do not determine every covariance parameter: ${list(directions)}. Estimates of fixed effects and fitted values stay valid; those parameters do not, nor do standard errors that depend on them. One more Newton step would lower the criterion by less than ${decrease}.`,
  },
  'report/not-converged': {
    message: ({ decrease }) =>
      `NOT CONVERGED: one more Newton step would lower the criterion by about ${decrease}. Do not use these numbers.`,
  },
  'report/boundary-meaning': {
    message: ({ zeroVariance, reducedRank, simpler }) =>
      [
        'That is an estimate, not a failure.',
        zeroVariance &&
          'A variance of zero says that the levels differ no more than the residuals alone would make them; the model without that term fits the data equally well.',
        reducedRank &&
          'Random effects in fewer dimensions than terms say that the data support a simpler covariance, with fewer random terms or with || instead of |.',
        simpler && `${simpler} fits as well.`,
        'Fixed effects, their standard errors and the predictions stay valid.',
      ]
        .filter(Boolean)
        .join(' '),
  },
}
