import type { AnovaTable, FitCase, LikelihoodRatioCase, ReferenceCase, ReferenceMeans } from '../src/case.ts'
import { column } from '../src/compare/anova.ts'
import { meansSpecs } from '../src/compare/means.ts'
import type { SummaryJson, SummaryRequest } from '../src/index.ts'

type Random = NonNullable<SummaryJson['random']>

/** The summary that a program would print which agrees with the case to the last digit. */
export function summaryOf(reference: ReferenceCase, request: SummaryRequest): SummaryJson {
  if (reference.type === 'lrt') return likelihoodRatioSummary(reference)
  const { fit, satterthwaite, kenward_roger, mmrm, profile_ci95_exact: profile, newdata } = reference
  const kr = request.df === 'kenward-roger'
  const se = (kr && (kenward_roger?.se ?? mmrm?.kenward_roger.se_adj)) || fit.se
  const df = kr
    ? (kenward_roger ?? mmrm?.kenward_roger)?.df
    : (satterthwaite?.df ?? mmrm?.satterthwaite.df_observed_information)
  return {
    deviance: fit.criterion,
    npar: fit.npar,
    aic: fit.AIC,
    bic: fit.BIC,
    sigma: fit.sigma,
    ...(fit.isSingular !== undefined && { singular: fit.isSingular }),
    fixed: fit.beta.names.map((term, j) => ({
      term,
      estimate: fit.beta.values[j],
      stdError: se[j],
      df: df?.[j],
      pValue: satterthwaite?.p[j],
    })),
    ...(fit.vcov_beta && { vcov: fit.vcov_beta.matrix }),
    random: randomOf(reference),
    residual: residualOf(reference),
    randomEffects: Object.entries(reference.ranef ?? {}).map(([group, ranef]) => ({ group, ...ranef })),
    fitted: reference.fitted_conditional ?? reference.fitted ?? [],
    populationFitted: reference.predict_population ?? reference.fitted_population ?? [],
    ...(newdata && {
      predictions: { population: newdata.population, conditional: newdata.conditional_new_levels_zero },
    }),
    ...(request.anova && { anova: { rows: anovaRows(reference, request.anova, kr) } }),
    ...(request.means && { means: meansTables(reference, request) }),
    ...(profile && {
      profile: profile.parameters.map((name, i) => ({
        parameter: name.replace(/^sd:(.*?):(?=[^:]*$)(.*)$/, 'sd_$2|$1').replace(/^beta:/, ''),
        lower: profile.lower[i],
        upper: profile.upper[i],
      })),
    }),
    ...(reference.r2_nakagawa && { r2: reference.r2_nakagawa }),
  }
}

/** Blocks from the variance components: `g` and `g.1` are two blocks of g. */
function randomOf({ fit }: FitCase): Random {
  const all = (fit.varcorr ?? []).filter(({ grp }) => grp !== 'Residual')
  return [...new Set(all.map(({ grp }) => grp))].map((grp) => {
    const components = all.filter((component) => component.grp === grp)
    const terms = components.filter(({ var2 }) => !var2).map(({ var1 }) => var1!)
    const covariance = terms.map((a) =>
      terms.map((b) => {
        const of = components.find(({ var1, var2 }) => (var1 === a && (var2 ?? a) === b) || (var1 === b && var2 === a))
        return of?.vcov ?? 0
      }),
    )
    return { group: grp.replace(/\.\d+$/, ''), terms, covariance }
  })
}

function residualOf({ fit }: FitCase): NonNullable<SummaryJson['residual']> {
  const { correlation_coef, varfunc_coef, identSd, residualCovariance } = fit
  const record = (values: readonly number[] = []): Record<string, number> =>
    Object.fromEntries(values.map((value, i) => [`p${i}`, value]))
  return {
    parameters: record(correlation_coef?.values.values),
    variance: { parameters: record(varfunc_coef?.values.values), ...(identSd && { sd: identSd }) },
    covariance: residualCovariance ? { matrix: residualCovariance } : null,
  }
}

function anovaRows(
  reference: FitCase,
  type: 'I' | 'II' | 'III',
  kr: boolean,
): NonNullable<SummaryJson['anova']>['rows'] {
  const name: AnovaTable = kr ? 'kenward_roger_type_III' : `satterthwaite_type_${type}`
  const table = reference.anova![name]!
  const at = (name: string): (number | null)[] => column(table, name)
  return table.rows.map((term, i) => ({
    term,
    numDf: at('NumDF')[i],
    denDf: at('DenDF')[i],
    statistic: at('F value')[i],
  }))
}

function meansTables({ emmeans }: FitCase, request: SummaryRequest): NonNullable<SummaryJson['means']> {
  const table = emmeans!.find((m: ReferenceMeans) => meansSpecs(m) === request.means![0] && m.df_method === request.df)!
  return [
    {
      rows: table.means!.map((mean) => ({
        levels: mean as Record<string, string>,
        estimate: mean.emmean as number,
        stdError: mean.SE as number,
        df: mean.df as number,
      })),
      contrasts: (table.pairwise ?? []).map((pair) => ({
        contrast: pair.contrast,
        pValue: pair['p.tukey'] as number,
      })),
    },
  ]
}

function likelihoodRatioSummary({ anova }: LikelihoodRatioCase): SummaryJson {
  const at = (name: string): (number | null)[] => column(anova, name)
  return {
    ...{ deviance: null, npar: null, aic: null, bic: null, sigma: null, fixed: [] },
    comparison: anova.rows.map((_, i) => ({
      aic: at('AIC')[i],
      chisq: at('Chisq')[i],
      pValue: at('Pr(>Chisq)')[i],
    })),
  }
}
