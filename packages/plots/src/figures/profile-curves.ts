import { chiSquare } from '@lmm/distributions'
import { type ProfileInterval, type ProfileOptions, profile } from '@lmm/inference'
import type { FittedModel } from '@lmm/reml'
import * as Plot from '@observablehq/plot'
import { blue, dashed } from '../appearance.ts'
import { effectTitle } from '../axis-title.ts'
import { niceTicks } from '../nice-ticks.ts'
import type { FigureOptions } from '../options.ts'
import { wordsOf } from '../words.ts'

/** Options of `profileCurves`. */
export interface ProfileCurvesOptions
  extends FigureOptions,
    Pick<ProfileOptions, 'criterion' | 'level' | 'parameters'> {}

interface Panel {
  readonly column: number
  readonly row: number
  readonly title: string
}

/** Points of a curve between its estimate and each limit. */
const points = 8

/**
 * The root of the rise of the deviance along each parameter, everything else at its best: two straight arms where the likelihood is normal,
 * bent ones where a symmetric interval would mislead. The interval lies below the dashed line.
 *
 * @throws LmmError as `profile` of `@lmm/inference`.
 * @example
 * ```ts
 * import { profileCurves } from '@lmm/plots'
 * import { lmm } from 'lmm'
 * import { renderSvg } from '@lmm/plots/svg'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
 * const figure = profileCurves(model)
 * console.log(renderSvg(figure).startsWith('<svg'))
 * ```
 * ```text
 * true
 * ```
 */
export function profileCurves(model: FittedModel, options: ProfileCurvesOptions = {}): Plot.PlotOptions {
  const words = wordsOf(options)
  const { criterion, level, parameters, width = 760 } = options
  const found = profile(model, {
    points,
    ...(criterion && { criterion }),
    ...(level !== undefined && { level }),
    ...(parameters && { parameters }),
  })
  const cut = Math.sqrt(chiSquare(1).quantile(found.level))
  const shown = found.intervals.filter(({ curve }) => curve.length > 1)
  const columns = Math.min(3, shown.length)
  const panels = shown.map((interval, place) => {
    const at = { column: place % columns, row: Math.floor(place / columns), title: titleOf(model, interval, options) }
    return panelOf(interval, at, cut)
  })
  const place = { fx: 'column', fy: 'row' } as const
  const bottom = { frameAnchor: 'bottom' } as const
  const limits = panels.flatMap(({ limits }) => limits)
  return {
    width,
    height: options.height ?? 60 + 170 * Math.ceil(shown.length / columns),
    marginLeft: 50,
    marginTop: 34,
    marginBottom: 26,
    fx: { axis: null, padding: 0.12 },
    fy: { axis: null, padding: 0.32 },
    x: { axis: null, domain: [0, 1] },
    y: {
      label: words('figure/root-of-rise', { criterion: found.criterion }),
      domain: [0, cut * 1.3],
      grid: true,
      ticks: 4,
    },
    ariaLabel: words('figure/says-profile', {}),
    marks: [
      Plot.frame({ strokeOpacity: 0.25 }),
      Plot.ruleY([cut], { strokeDasharray: dashed, strokeOpacity: 0.7 }),
      Plot.ruleX(limits, { ...place, x: 'x', y1: 0, y2: 'y', stroke: blue }),
      Plot.line(
        panels.flatMap(({ arms }) => arms),
        { ...place, x: 'x', y: 'y', z: 'arm', strokeWidth: 2, curve: 'monotone-x', clip: true },
      ),
      Plot.dot(
        panels.flatMap(({ estimate }) => estimate),
        { ...place, x: 'x', y: 0, r: 3.5, fill: 'currentColor' },
      ),
      Plot.text(
        panels.flatMap(({ ticks }) => ticks),
        { ...place, ...bottom, x: 'x', text: 'label', dy: 13 },
      ),
      Plot.text(
        panels.map(({ at }) => at),
        { ...place, frameAnchor: 'top', dy: -12, text: 'title', fontWeight: 'bold' },
      ),
    ],
  }
}

/** A parameter on the line from 0 to 1, its ticks with it: panels share one scale. */
function panelOf(
  { curve, estimate, lower, upper, lowerAtBound, upperAtBound }: ProfileInterval,
  at: Panel,
  cut: number,
) {
  const inside = curve.filter(({ zeta }) => Math.abs(zeta) <= cut + 0.01)
  const [from, to] = [inside[0]!.value, inside.at(-1)!.value]
  const margin = 0.08 * (to - from)
  const span = to - from + 2 * margin
  const x = (value: number): number => (span > 0 ? (value - from + margin) / span : 0.5)
  const { column, row } = at
  const arms = ([-1, 1] as const).flatMap((side) =>
    inside
      .filter(({ zeta, value }) => side * zeta > 0 || value === estimate)
      .map(({ value, zeta }) => ({ column, row, x: x(value), y: Math.abs(zeta), arm: `${column} ${row} ${side}` })),
  )
  const limits = [...(lowerAtBound ? [] : [lower]), ...(upperAtBound ? [] : [upper])]
  return {
    at,
    arms,
    estimate: [{ column, row, x: x(estimate!) }],
    limits: limits.map((value) => ({ column, row, x: x(value), y: cut })),
    ticks: niceTicks(from - margin / 2, to + margin / 2, 4).map((value) => ({
      ...{ column, row, x: x(value) },
      label: String(value).replace('-', '−'),
    })),
  }
}

/** The parameter with its unit: that of the response for sigma, that of the effect for a standard deviation. */
function titleOf(model: FittedModel, { parameter, group }: ProfileInterval, options: FigureOptions): string {
  if (parameter === 'sigma') return effectTitle(model, '(Intercept)', options, parameter)
  if (group === null) return effectTitle(model, parameter, options)
  const term = parameter.startsWith('sd_') ? parameter.slice(3, parameter.length - group.length - 1) : null
  return term === null ? parameter : effectTitle(model, term, options, parameter)
}
