import type { FittedModel } from '@lmm/reml'
import type { PlotOptions } from '@observablehq/plot'
import { residualAutocorrelation } from './figures/autocorrelation.ts'
import { caterpillar } from './figures/caterpillar.ts'
import { coefficientPlot } from './figures/coefficients.ts'
import { fan } from './figures/fan.ts'
import { impliedCorrelation } from './figures/implied-correlation.ts'
import { meansPlot } from './figures/means.ts'
import { normalQuantiles } from './figures/normal-quantiles.ts'
import { optimizerPath } from './figures/optimizer-path.ts'
import { profileCurves } from './figures/profile-curves.ts'
import { residualsAgainstFitted } from './figures/residuals-fitted.ts'
import { shrinkageArrows } from './figures/shrinkage-arrows.ts'
import { trajectories } from './figures/trajectories.ts'
import { residualVariogram } from './figures/variogram.ts'
import type { FigureOptions } from './options.ts'

/** Names of figures, as `lmm plot --figure` takes them. */
export type FigureName =
  | 'trajectories'
  | 'fan'
  | 'correlation'
  | 'shrinkage'
  | 'caterpillar'
  | 'coefficients'
  | 'means'
  | 'profile'
  | 'residuals'
  | 'quantiles'
  | 'autocorrelation'
  | 'variogram'
  | 'optimizer'

/** Every figure by its name. */
export const figures: Readonly<Record<FigureName, (model: FittedModel, options?: FigureOptions) => PlotOptions>> = {
  trajectories,
  fan,
  correlation: impliedCorrelation,
  shrinkage: shrinkageArrows,
  caterpillar,
  coefficients: coefficientPlot,
  means: meansPlot,
  profile: profileCurves,
  residuals: residualsAgainstFitted,
  quantiles: normalQuantiles,
  autocorrelation: residualAutocorrelation,
  variogram: residualVariogram,
  optimizer: optimizerPath,
}
