import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'

/** How a figure is written. */
export interface SvgOptions {
  /** Dark ink on white (default), or light ink on black. */
  readonly theme?: 'light' | 'dark'
}

const themes = {
  light: { ink: '#1b1b1f', paper: '#ffffff' },
  dark: { ink: '#e8e8ee', paper: '#17171c' },
} as const

/**
 * A figure as the text of an SVG file that stands alone, without a browser.
 *
 * @example
 * ```ts
 * import { fan } from '@lmm/plots'
 * import { lmm } from 'lmm'
 * import { renderSvg } from '@lmm/plots/svg'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
 * console.log(renderSvg(fan(model), { theme: 'dark' }).startsWith('<svg'))
 * ```
 * ```text
 * true
 * ```
 */
export function renderSvg(figure: Plot.PlotOptions, options: SvgOptions = {}): string {
  const { ink, paper } = themes[options.theme ?? 'light']
  const { document } = parseHTML('<!doctype html><html><body></body></html>')
  const svg = Plot.plot({ ...figure, document, style: { color: ink, background: paper } })
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  svg.setAttribute('color', ink)
  svg.setAttribute('font-family', 'Helvetica, Arial, sans-serif')
  // a background of CSS is not drawn by all that read SVG
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
  for (const [name, value] of Object.entries({ width: '100%', height: '100%', fill: paper }))
    ground.setAttribute(name, value)
  svg.insertBefore(ground, svg.querySelector('style')?.nextSibling ?? svg.firstChild)
  return svg.outerHTML.replaceAll('var(--plot-background)', paper)
}
