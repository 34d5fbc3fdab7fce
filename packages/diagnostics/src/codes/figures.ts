/** Words that need no data. */
type NoData = Readonly<Record<string, never>>

/** The words in figures, by code; titles are names of columns with their units. */
export interface FigureCodes {
  'figure/effect-of': { readonly effect: string; readonly group: string }
  'figure/unit-per': { readonly of: string; readonly by: string }
  'figure/levels': { readonly count: number; readonly group: string }
  'figure/lag-rows': NoData
  'figure/lag-along': { readonly title: string }
  'figure/autocorrelation': NoData
  'figure/estimate': { readonly title: string }
  'figure/standard-deviation': { readonly title: string }
  'figure/between-groups': NoData
  'figure/single-measurement': NoData
  'figure/mean-letters': { readonly title: string }
  'figure/mean-no-letters': { readonly title: string }
  'figure/normal-quantile': NoData
  'figure/standardized-residual': NoData
  'figure/iteration': NoData
  'figure/criterion-above': { readonly criterion: string }
  'figure/root-of-rise': { readonly criterion: string }
  'figure/fitted': { readonly title: string }
  'figure/residual': { readonly title: string }
  'figure/shrinkage': { readonly title: string }
  'figure/trajectories-few': { readonly title: string }
  'figure/trajectories-many': { readonly title: string }
  'figure/distance': { readonly title: string }
  'figure/semivariance': NoData
  'figure/says-autocorrelation': NoData
  'figure/says-caterpillar': { readonly effect: string; readonly group: string }
  'figure/says-coefficients': NoData
  'figure/says-fan': { readonly variable: string }
  'figure/says-correlation': { readonly variable: string }
  'figure/says-means': { readonly specs: string }
  'figure/says-quantiles': NoData
  'figure/says-optimizer': NoData
  'figure/says-profile': NoData
  'figure/says-residuals': NoData
  'figure/says-shrinkage': NoData
  'figure/says-trajectories': { readonly group: string; readonly x: string }
  'figure/says-variogram': NoData
}
