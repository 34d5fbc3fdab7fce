import { sleepstudy } from '@lmm/datasets/sleepstudy'
import { fan, impliedCorrelation, shrinkageArrows, trajectories } from '@lmm/plots'
import { renderSvg } from '@lmm/plots/svg'
import { type FittedModel, lmm } from 'lmm'

const units = { Reaction: 'ms', Days: 'd' }
type Name = 'lines' | 'correlation' | 'fan' | 'shrinkage'
type Figure = (model: FittedModel, options: { readonly units: typeof units }) => Parameters<typeof renderSvg>[0]

const figureOf: Readonly<Record<Name, Figure>> = {
  lines: trajectories,
  correlation: impliedCorrelation,
  fan,
  shrinkage: shrinkageArrows,
}

/** The figures of the guide "Mixed models from scratch" as SVG, by the names of their files. */
export function guideFigures(): Readonly<Record<Name, string>> {
  const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
  // a hundredth of a pixel is enough, and keeps the files small
  const svg = (name: Name): string =>
    renderSvg(figureOf[name](model, { units })).replaceAll(/\d+\.\d{3,}/g, (number) =>
      String(Number(Number(number).toFixed(2))),
    )
  return { lines: svg('lines'), correlation: svg('correlation'), fan: svg('fan'), shrinkage: svg('shrinkage') }
}
