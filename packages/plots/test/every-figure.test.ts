import { type DatasetName, datasets, loadDataset } from '@lmm/datasets'
import { LmmError } from '@lmm/diagnostics'
import { zh } from '@lmm/diagnostics/messages/zh'
import type { FittedModel } from '@lmm/reml'
import type { PlotOptions } from '@observablehq/plot'
import { describe, expect, it } from 'vitest'
import { figures } from '../src/index.ts'
import { renderSvg } from '../src/svg.ts'
import { fit } from './fit.ts'

/** Why a plot does not exist for a model, by its code. */
const reasons = [
  'plots/needs-two-columns',
  'plots/no-number',
  'plots/no-factor',
  'prediction/which-variable',
  'prediction/needs-range',
]

/** The fit of all of insteval takes most of the time of these tests: its first rows have all its columns. */
const rows = 1500

async function modelOf(name: DatasetName): Promise<FittedModel> {
  const columns = Object.entries(await loadDataset(name)).map(([column, values]) => [
    column,
    values instanceof Float64Array ? values.slice(0, rows) : { ...values, codes: values.codes.slice(0, rows) },
  ])
  return fit(datasets[name].formula, Object.fromEntries(columns))
}

const figureOr = (make: () => PlotOptions): PlotOptions | string => {
  try {
    return make()
  } catch (error) {
    if (error instanceof LmmError) return error.diagnostic.code
    throw error
  }
}

describe.each(Object.keys(datasets) as DatasetName[])('figures of %s', (name) => {
  it('are whole SVG texts without a number that does not exist, or refused in words', async () => {
    const model = await modelOf(name)
    const units = Object.entries(datasets[name].columns).flatMap(([column, { unit }]) => (unit ? [[column, unit]] : []))
    for (const [figure, make] of Object.entries(figures)) {
      const made = figureOr(() => make(model, { units: Object.fromEntries(units) }))
      if (typeof made === 'string') expect(reasons, figure).toContain(made)
      else {
        const svg = renderSvg(made)
        expect(svg, figure).toMatch(/^<svg .*<\/svg>$/s)
        expect(svg, figure).not.toMatch(/NaN|Infinity|undefined|var\(/)
      }
    }
  })
})

/** Words of the texts of a figure and of what it is called. */
const wordsOf = (svg: string): string[] =>
  [...svg.replace(/<style>.*?<\/style>/gs, '').matchAll(/>([^<>]+)<|<svg[^>]* aria-label="([^"]*)"/g)]
    .flatMap(([, text, label]) => (text ?? label ?? '').split(/[\s()（）:：,，/]+/))
    .filter((word) => /^[a-z]{4,}$/i.test(word))

describe('figures in another language', () => {
  it('have no word of English but the names of the data and terms that Chinese takes over', async () => {
    const oats = await fit('yield ~ Variety + nitro + (nitro | Block)', await loadDataset('oats'))
    const names = [
      'yield',
      'Variety',
      'nitro',
      'Block',
      'Intercept',
      'BLUP',
      'REML',
      'sigma',
      'Golden',
      'Rain',
      'Marvellous',
      'Victory',
    ]
    const models = ['VarietyMarvellous', 'VarietyVictory', 'VarietyGolden']
    for (const [figure, make] of Object.entries(figures)) {
      const svg = renderSvg(make(oats, { messages: zh, units: { yield: 'bu', nitro: 'cwt' } }))
      const left = wordsOf(svg).filter((word) => ![...names, ...models, 'cwt'].includes(word))
      expect(left, figure).toEqual([])
      expect(svg, figure).toMatch(/[\u4e00-\u9fff]/)
    }
  })
})
