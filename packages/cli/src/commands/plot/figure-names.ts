import type { FigureName } from '@lmm/plots'

/** Options that only some figures take. */
export type FigureOption = 'along' | 'group' | 'term' | 'means' | 'df' | 'level'

/** Which figures there are, and the options that each takes; here, so that the parser need not load them. */
export const optionsOfFigure: Readonly<Record<FigureName, readonly FigureOption[]>> = {
  trajectories: ['along', 'group'],
  fan: ['along'],
  correlation: ['along'],
  shrinkage: ['group'],
  caterpillar: ['group', 'term', 'level'],
  coefficients: ['df', 'level'],
  means: ['means', 'df', 'level'],
  profile: ['level'],
  residuals: [],
  quantiles: [],
  autocorrelation: ['along', 'group', 'level'],
  variogram: ['along', 'group'],
  optimizer: [],
}

export const figureNames: readonly FigureName[] = Object.keys(optionsOfFigure) as FigureName[]
