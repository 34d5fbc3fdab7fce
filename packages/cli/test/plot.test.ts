import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { figureNames } from '../src/commands/plot/figure-names.ts'
import { renderPng } from '../src/commands/plot/png.ts'
import { complaints, directoryWith, lmm } from './command.ts'

const model = ['dataset:sleepstudy', 'Reaction ~ Days + (Days | Subject)']

describe('lmm plot', () => {
  it('writes an SVG to standard output, with the units of the data set', async () => {
    const { status, stdout, stderr } = await lmm(['plot', ...model])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toMatch(/^<svg [\s\S]*<\/svg>\n$/)
    expect(stdout).toContain('Reaction (ms)')
  })

  it('writes a PNG to a file, twice as large as the figure', async () => {
    const directory = directoryWith({})
    const { status, stdout } = await lmm(['plot', ...model, '--figure', 'fan', '--output', 'fan.png'], { directory })
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' })
    const png = readFileSync(join(directory, 'fan.png'))
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1280, 720])
  })

  it('has every figure, or says why not', async () => {
    const oats = ['dataset:oats', 'yield ~ nitro + Variety + (nitro | Block)']
    for (const figure of figureNames) {
      const { status, stdout, stderr } = await lmm(['plot', ...oats, '--figure', figure, '--quiet'])
      expect({ figure, status, stderr }).toEqual({ figure, status: 0, stderr: '' })
      expect(stdout, figure).toMatch(/^<svg /)
    }
  })

  it('draws a saved model', async () => {
    const directory = directoryWith({})
    await lmm(['fit', ...model, '--save', 'model.json'], { directory })
    const argv = ['plot', 'model.json', '--figure', 'caterpillar', '--output', 'effects.svg', '--theme', 'dark']
    const { status } = await lmm([...argv, '--term', 'Days', '--unit', 'Reaction=ms', '--unit', 'Days=d'], {
      directory,
    })
    expect(status).toBe(0)
    const svg = readFileSync(join(directory, 'effects.svg'), 'utf8')
    expect(svg).toContain('Days of Subject (ms/d)')
    expect(svg).toContain('fill="#17171c"')
  })

  it('says what is wrong with its options', async () => {
    expect(
      await complaints(2, [
        ['plot', ...model, '--figure', 'pie'],
        ['plot', ...model, '--output', 'lines.pdf'],
        ['plot', ...model, '--figure', 'fan', '--term', 'Days'],
        ['plot', 'dataset:sleepstudy'],
      ]),
    ).toMatchInlineSnapshot(`
      "
      $ lmm plot dataset:sleepstudy "Reaction ~ Days + (Days | Subject)" --figure pie
      error: "pie" is no value for --figure.
      Expected: trajectories or fan or correlation or shrinkage or caterpillar or coefficients or means or profile or residuals or quantiles or autocorrelation or variogram or optimizer.

      $ lmm plot dataset:sleepstudy "Reaction ~ Days + (Days | Subject)" --output lines.pdf
      error: "lines.pdf" is no value for --output.
      Expected: FILE.svg or FILE.png.

      $ lmm plot dataset:sleepstudy "Reaction ~ Days + (Days | Subject)" --figure fan --term Days
      error: --term says nothing without --figure caterpillar.
      Give --figure caterpillar too.

      $ lmm plot dataset:sleepstudy
      error: lmm plot needs FORMULA.
      Usage: lmm plot DATA FORMULA [OPTIONS], or MODEL.json [OPTIONS]. See lmm plot --help for examples.
      "
    `)
  })

  it('says why a figure does not exist', async () => {
    expect(
      await complaints(1, [
        ['plot', ...model, '--figure', 'means'],
        ['plot', 'dataset:dyestuff', 'Yield ~ 1 + (1 | Batch)', '--figure', 'shrinkage'],
        ['plot', ...model, '--group', 'Patient'],
      ]),
    ).toMatchInlineSnapshot(`
      "
      $ lmm plot dataset:sleepstudy "Reaction ~ Days + (Days | Subject)" --figure means
      error: Marginal means are those of the levels of a factor, and the fixed part of the formula has none.
      Name what the means are of as specs, or choose another plot.

      $ lmm plot dataset:dyestuff "Yield ~ 1 + (1 | Batch)" --figure shrinkage
      error: The plot shrinkage shows two random effects of each group, and Batch has no random term with two columns.
      The caterpillar plot shows one random effect.

      $ lmm plot dataset:sleepstudy "Reaction ~ Days + (Days | Subject)" --group Patient
      error: Patient is no grouping factor of the model.
      Choose one of Subject.
      "
    `)
  })
})

describe('a PNG', () => {
  const svg = (text: string): string =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20" font-family="Helvetica, sans-serif"><text x="2" y="15">${text}</text></svg>`

  it('shows text in the font of the package, whatever fonts the machine has', () => {
    expect(existsSync(new URL('../fonts/DejaVuSans.ttf', import.meta.url))).toBe(true)
    const blank = renderPng(svg(''))
    for (const text of ['Days', 'α²', '−2', 'Größe']) expect(renderPng(svg(text)), text).not.toEqual(blank)
  })
})
