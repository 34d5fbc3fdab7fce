/** One or more models fitted by other software, at the polished optimum. Optional parts are there where that software gives them. */
export type ReferenceCase = FitCase | LikelihoodRatioCase

/** Levels of a factor in the order to use. */
export interface FactorLevels {
  readonly levels: readonly string[]
  readonly ordered: boolean
}

interface CaseBase {
  readonly case: string
  readonly features: readonly string[]
  readonly package: string
  readonly versions: Readonly<Record<string, string>>
  readonly data: {
    /** Relative to the package: `data/sleepstudy.csv`. */
    readonly csv: string
    readonly base: string
    readonly factors: Readonly<Record<string, FactorLevels>>
    readonly derived: boolean
    /** R code that made the data from `base`. */
    readonly prep?: string | null
  }
  readonly REML: boolean
  readonly n: number
}

/** A model fitted by lme4, nlme or glmmTMB. */
export interface FitCase extends CaseBase {
  readonly type: 'lmer' | 'gls' | 'lme' | 'glmmTMB'
  readonly formula: string
  readonly formula_text: string
  /** The same model in the words of this project. */
  readonly lmm: {
    readonly formula: string
    readonly residual?: string | null
    readonly variance?: string | null
    /** Column of precision weights. */
    readonly weights?: string | null
  }
  readonly contrasts_option: readonly string[]
  readonly contrasts_requested?: Readonly<Record<string, string>> | null
  readonly contrasts_used?: Readonly<Record<string, string>> | null
  readonly notes?: readonly string[]
  readonly p: number
  readonly q?: number
  readonly n_dropped_missing?: number
  readonly ngroups?: Readonly<Record<string, number>>
  /** 0 or 1 of each row of the data: whether nlme used it. */
  readonly rows_used?: readonly number[]
  readonly design?: {
    readonly colnames: readonly string[]
    readonly assign: readonly number[]
    readonly dropped_columns: readonly string[]
    readonly X?: Rows
  }
  readonly fit: ReferenceFit
  /** Random effects by grouping factor. */
  readonly ranef?: Readonly<Record<string, ReferenceRandomEffects>>
  /** X beta + Z b: lmer and glmmTMB. */
  readonly fitted?: Values
  readonly residuals?: Values
  readonly predict_population?: Values
  readonly hatvalues?: Values
  readonly cooks_distance?: Values
  /** X beta: nlme. */
  readonly fitted_population?: Values
  /** X beta + Z b: nlme. */
  readonly fitted_conditional?: Values
  /** Standard deviations of b_hat - b and of fitted values, with the uncertainty of beta. */
  readonly pev?: {
    readonly blup_pev_sd: Values
    readonly se_fitted_population: Values
    readonly se_fitted_conditional: Values
  }
  readonly newdata?: {
    readonly rows: readonly Readonly<Record<string, string | number>>[]
    readonly population: Values
    readonly conditional_new_levels_zero: Values
  }
  readonly satterthwaite?: { readonly df: Values; readonly t: Values; readonly p: Values; readonly vcov_varpar: Rows }
  readonly kenward_roger?: KenwardRoger & { readonly se: Values }
  readonly anova?: { readonly [table in AnovaTable]?: NumberTable }
  readonly emmeans?: readonly ReferenceMeans[]
  readonly profile_ci95_exact?: {
    readonly parameters: readonly string[]
    readonly lower: Values
    readonly upper: Values
    readonly lower_at_bound: readonly boolean[]
    readonly upper_at_bound: readonly boolean[]
  }
  readonly robust?: { readonly [kind in 'CR0' | 'CR1' | 'CR2']?: { readonly vcov: Rows } }
  readonly r2_nakagawa?: { readonly marginal: number; readonly conditional: number }
  readonly icc?: { readonly adjusted: number; readonly unadjusted: number }
  readonly mmrm?: {
    readonly visit_levels: readonly string[]
    readonly Sigma: Rows
    readonly kenward_roger: KenwardRoger & { readonly se_adj: Values }
    readonly satterthwaite: { readonly df_observed_information: Values; readonly df_expected_information: Values }
  }
}

/** Likelihood-ratio tests of a row of models. */
export interface LikelihoodRatioCase extends CaseBase {
  readonly type: 'lrt'
  readonly models: readonly { readonly formula: string }[]
  readonly anova: NumberTable
}

export type Values = readonly (number | null)[]
export type Rows = readonly Values[]
export type AnovaTable = `satterthwaite_type_${'I' | 'II' | 'III'}` | 'kenward_roger_type_III'

/** A table of R: `values` by rows. */
export interface NumberTable {
  readonly rows: readonly string[]
  readonly cols: readonly string[]
  readonly values: Rows
}

export interface ReferenceFit {
  readonly beta: NamedValues
  readonly se: readonly number[]
  readonly vcov_beta?: { readonly names: readonly string[]; readonly matrix: readonly (readonly number[])[] }
  readonly theta?: NamedValues
  /** `grp` of lme4: the second term of a grouping factor `g` is `g.1`. */
  readonly varcorr?: readonly {
    readonly grp: string
    readonly var1: string | null
    readonly var2: string | null
    readonly vcov: number
    readonly sdcor?: number
  }[]
  readonly sigma: number | null
  readonly logLik: number
  readonly npar: number
  /** -2 log likelihood, restricted under REML. */
  readonly criterion: number
  readonly AIC: number
  readonly BIC: number
  readonly isSingular?: boolean
  /** Of the first complete subject, absolute. */
  readonly residualCovariance?: readonly (readonly number[])[]
  /** Absolute standard deviations by level. */
  readonly identSd?: Readonly<Record<string, number>>
  readonly varfunc_coef?: { readonly class: string; readonly values: NamedValues }
  readonly correlation_coef?: { readonly class: string; readonly values: NamedValues }
}

export interface NamedValues {
  readonly names: readonly string[]
  readonly values: readonly number[]
}

export interface ReferenceRandomEffects {
  readonly levels: readonly string[]
  readonly terms: readonly string[]
  /** levels x terms. */
  readonly values: readonly (readonly number[])[]
  /** levels x terms x terms, beta taken as known. */
  readonly condVar?: readonly (readonly (readonly number[])[])[]
}

interface KenwardRoger {
  readonly df: Values
  readonly t: Values
  readonly p: Values
  readonly vcov_adj: Rows
}

/** Marginal means of emmeans; a row's other fields are the levels of its factors. */
export interface ReferenceMeans {
  /** `~ A`, `~ A * B` or `~ A | B`. */
  readonly specs: string
  readonly df_method: string
  readonly means?: readonly MeanRow[]
  readonly pairwise?: readonly PairRow[]
}

export interface MeanRow {
  readonly [column: string]: string | number | null
}

export interface PairRow {
  readonly contrast: string
  readonly [column: string]: string | number | null
}
