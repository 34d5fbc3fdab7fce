import { checks, dataPath, readCase } from '@lmm/reference'
import { describe, expect, it } from 'vitest'
import { complaints, directoryWith, lmm } from './command.ts'

const csv = 'y,g\n1,a\n2,a\n1.5,b\n3,b\n3.3,c\n5,c\n'
const formula = 'y ~ 1 + (1 | g)'
const directory = directoryWith({
  'table.csv': csv,
  'table.tsv': csv.replaceAll(',', '\t'),
  'semicolon.csv': csv.replaceAll(',', ';').replaceAll('.', ','),
  'missing.csv': `${csv}NA,c\n.,c\n,c\n`,
  'mixed.csv': `${csv}high,c\n`,
  'codes.csv': csv.replaceAll('a', '007').replaceAll('b', '7').replaceAll('c', ' 0'),
  'codes.json': '{"g": {"type": "factor", "levels": ["007", "7", " 0"]}}',
  'empty.csv': '',
  'header.csv': 'y,g\n',
  'ragged.csv': 'y,g\n1,a\n2\n',
})

/** The JSON of a fit without what differs from run to run. */
async function fit(...argv: string[]): Promise<Record<string, never>> {
  const { status, stdout, stderr } = await lmm(['fit', ...argv, '--json'], { directory })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  return { ...JSON.parse(stdout), timing: undefined }
}

describe('tables of text', () => {
  it('are the same with commas, tabs and semicolons', async () => {
    const first = await fit('table.csv', formula)
    expect(await fit('table.tsv', formula)).toEqual(first)
    expect(await fit('semicolon.csv', formula)).toEqual(first)
  })

  it('come on standard input, in whatever pieces', async () => {
    const bytes = new TextEncoder().encode(csv)
    const stdin = [bytes.subarray(0, 5), bytes.subarray(5, 12), bytes.subarray(12)]
    const { status, stdout } = await lmm(['fit', '-', formula, '--json'], { stdin })
    expect(status).toBe(0)
    expect({ ...JSON.parse(stdout), timing: undefined }).toEqual(await fit('table.csv', formula))
  })

  it('have missing values where a cell is empty, NA or as --na says', async () => {
    expect(await fit('missing.csv', formula, '--na', '.')).toMatchObject({ n: 6, rowsDropped: 3, warnings: [] })
  })

  it('keep levels as they are written in columns that a schema calls factors', async () => {
    const { randomEffects } = await fit('codes.csv', formula, '--schema', 'codes.json', '--random-effects')
    expect(randomEffects).toMatchObject([{ levels: ['007', '7', ' 0'] }])
  })

  it('are told where they are doubtful', async () => {
    const { stderr } = await lmm(['describe', 'mixed.csv'], { directory })
    expect(stderr).toMatchInlineSnapshot(`
      "warning: Column y is read as text: 6 of its 7 cells are numbers, but "high" in line 8 of mixed.csv is not.
      If "high" stands for a missing value, name it as one of the missing tokens; else correct the cell.
      "
    `)
  })

  it('are refused where they are no tables', async () => {
    const runs = ['empty.csv', 'header.csv', 'ragged.csv'].map((data) => ['fit', data, formula])
    expect(await complaints(1, runs, { directory })).toMatchInlineSnapshot(`
      "
      $ lmm fit empty.csv "y ~ 1 + (1 | g)"
      error: empty.csv is empty.
      The first line must hold the names of the columns.

      $ lmm fit header.csv "y ~ 1 + (1 | g)"
      error: header.csv has a header of 2 names, and no rows under it.

      $ lmm fit ragged.csv "y ~ 1 + (1 | g)"
      error: Line 3 of ragged.csv has 1 cell where the header has 2 names.
      Cells are separated by commas here; a missing value still needs its place in the line.
      "
    `)
  })

  it('give what lme4 gives, with factors, contrasts and weights', async () => {
    for (const name of ['sleepstudy_weights', 'orthodont_sum_ml', 'cake_ordered']) {
      const reference = readCase(name)
      if (reference.type === 'lrt') throw new Error(name)
      const { factors } = reference.data
      const schema = Object.fromEntries(
        Object.entries(factors).map(([column, { levels, ordered }]) => [
          column,
          { type: ordered ? 'ordered' : 'factor', levels },
        ]),
      )
      const place = directoryWith({ 'schema.json': JSON.stringify(schema) })
      const argv = ['fit', dataPath(reference), reference.lmm.formula, '--schema', 'schema.json', '--json']
      argv.push('--random-effects', '--fitted')
      if (!reference.REML) argv.push('--ml')
      if (reference.lmm.weights) argv.push('--weights', reference.lmm.weights)
      for (const [factor, contrast] of Object.entries(reference.contrasts_used ?? {}))
        argv.push('--contrast', `${factor}=${contrast.replace('contr.', '')}`)
      const { stdout, stderr } = await lmm(argv, { directory: place })
      expect(stderr).toBe('')
      const [check] = checks(reference)
      expect({ name, failed: check!.compare(JSON.parse(stdout)).filter(({ ok }) => !ok) }).toEqual({ name, failed: [] })
    }
  })
})
