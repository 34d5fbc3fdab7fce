import type { FigureCodes } from '../../codes/figures.ts'
import type { Messages } from '../../sentence.ts'

/* @__NO_SIDE_EFFECTS__ */
const words = (text: string): { message: () => string } => ({ message: () => text })

/** The words in figures, in English. */
export const figuresEnglish: Messages<FigureCodes> = {
  'figure/effect-of': { message: ({ effect, group }) => `${effect} of ${group}` },
  'figure/unit-per': { message: ({ of, by }) => (/[/ ]/.test(of + by) ? `${of} per ${by}` : `${of}/${by}`) },
  'figure/levels': { message: ({ count, group }) => `${count} levels of ${group}` },
  'figure/lag-rows': words('lag in rows within a group'),
  'figure/lag-along': { message: ({ title }) => `lag in places along ${title} within a group` },
  'figure/autocorrelation': words('autocorrelation of normalized residuals'),
  'figure/estimate': { message: ({ title }) => `estimate: ${title}, per unit of the term` },
  'figure/standard-deviation': { message: ({ title }) => `standard deviation of ${title}` },
  'figure/between-groups': words('between groups'),
  'figure/single-measurement': words('single measurement'),
  'figure/mean-letters': { message: ({ title }) => `mean ${title}: those that share a letter are not told apart` },
  'figure/mean-no-letters': { message: ({ title }) => `mean ${title}: too many patterns of differences for letters` },
  'figure/normal-quantile': words('normal quantile'),
  'figure/standardized-residual': words('residual in standard deviations'),
  'figure/iteration': words('iteration'),
  'figure/criterion-above': { message: ({ criterion }) => `${criterion} criterion above its minimum` },
  'figure/root-of-rise': { message: ({ criterion }) => `root of the rise of -2 log likelihood (${criterion})` },
  'figure/fitted': { message: ({ title }) => `fitted ${title}` },
  'figure/residual': { message: ({ title }) => `residual: ${title}` },
  'figure/shrinkage': { message: ({ title }) => `${title}: own estimate ○, BLUP ●, population ◆` },
  'figure/trajectories-few': {
    message: ({ title }) => `${title}: own fit dashed, BLUP solid, population thin with its band`,
  },
  'figure/trajectories-many': { message: ({ title }) => `${title}: a BLUP line for each group` },
  'figure/distance': { message: ({ title }) => `distance in ${title} within a group` },
  'figure/semivariance': words('semivariance of normalized residuals'),
  'figure/says-autocorrelation': words('Autocorrelation of the residuals by lag'),
  'figure/says-caterpillar': {
    message: ({ effect, group }) => `Random effects ${effect} of ${group} with intervals`,
  },
  'figure/says-coefficients': words('Fixed effects with intervals'),
  'figure/says-fan': { message: ({ variable }) => `Standard deviation along ${variable}` },
  'figure/says-correlation': { message: ({ variable }) => `Implied correlations along ${variable}` },
  'figure/says-means': {
    message: ({ specs }) => `Marginal means of ${specs} with intervals and letters of pairwise comparisons`,
  },
  'figure/says-quantiles': words('Normal quantiles of the residuals with an envelope'),
  'figure/says-optimizer': words('Criterion by iteration'),
  'figure/says-profile': words('Profiles of the parameters'),
  'figure/says-residuals': words('Residuals against fitted values'),
  'figure/says-shrinkage': words('Own estimates of the groups and their BLUPs'),
  'figure/says-trajectories': { message: ({ group, x }) => `Trajectories of ${group} along ${x}` },
  'figure/says-variogram': words('Semivariogram of the residuals'),
}
