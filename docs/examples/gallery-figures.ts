import { bodyweight } from '@lmm/datasets/bodyweight'
import { oats } from '@lmm/datasets/oats'
import { penicillin } from '@lmm/datasets/penicillin'
import { sleepstudy } from '@lmm/datasets/sleepstudy'
import {
  caterpillar,
  coefficientPlot,
  fan,
  impliedCorrelation,
  meansPlot,
  normalQuantiles,
  optimizerPath,
  profileCurves,
  residualAutocorrelation,
  residualsAgainstFitted,
  residualVariogram,
  shrinkageArrows,
  trajectories,
} from '@lmm/plots'
import { renderSvg } from '@lmm/plots/svg'
import { lmm } from 'lmm'

/** Units of sleepstudy. */
const units = { Reaction: 'ms', Days: 'd' }

/** Every figure of the gallery, by the name that `lmm plot --figure` takes; the page shows the bodies of these functions. */
export const gallery: Readonly<Record<string, () => string>> = {
  trajectories: () => {
    const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
    const figure = trajectories(model, { units })
    return renderSvg(figure)
  },
  fan: () => {
    const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
    const figure = fan(model, { units })
    return renderSvg(figure)
  },
  correlation: () => {
    const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
    const figure = impliedCorrelation(model, { units })
    return renderSvg(figure)
  },
  shrinkage: () => {
    const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
    const figure = shrinkageArrows(model, { units })
    return renderSvg(figure)
  },
  caterpillar: () => {
    const model = lmm('diameter ~ 1 + (1 | plate) + (1 | sample)', penicillin)
    const figure = caterpillar(model, { group: 'plate', units: { diameter: 'mm' } })
    return renderSvg(figure)
  },
  coefficients: () => {
    const model = lmm('weight ~ Time * Diet + (Time | Rat)', bodyweight)
    const figure = coefficientPlot(model, { units: { weight: 'g', Time: 'd' } })
    return renderSvg(figure)
  },
  means: () => {
    const model = lmm('yield ~ factor(nitro) + Variety + (1 | Block/Variety)', oats)
    const figure = meansPlot(model, { specs: 'factor(nitro)' })
    return renderSvg(figure)
  },
  profile: () => {
    const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
    const figure = profileCurves(model, { units })
    return renderSvg(figure)
  },
  residuals: () => {
    const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
    const figure = residualsAgainstFitted(model, { units })
    return renderSvg(figure)
  },
  quantiles: () => {
    const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
    const figure = normalQuantiles(model, { seed: 1 })
    return renderSvg(figure)
  },
  autocorrelation: () => {
    const model = lmm('weight ~ Time * Diet + (Time | Rat)', bodyweight)
    const figure = residualAutocorrelation(model, { x: 'Time', units: { Time: 'd' } })
    return renderSvg(figure)
  },
  variogram: () => {
    const model = lmm('weight ~ Time * Diet + (Time | Rat)', bodyweight)
    const figure = residualVariogram(model, { units: { Time: 'd' } })
    return renderSvg(figure)
  },
  optimizer: () => {
    const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
    const figure = optimizerPath(model)
    return renderSvg(figure, { theme: 'dark' })
  },
}
