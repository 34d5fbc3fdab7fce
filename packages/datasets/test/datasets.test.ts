import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { insteval, recipes } from '../scripts/recipes.ts'
import { sourceColumns } from '../scripts/source.ts'
import { type DatasetName, datasets, isDatasetName, loadDataset } from '../src/index.ts'

describe.each([...recipes, insteval])('$name', (recipe) => {
  const name = recipe.name as DatasetName

  test('holds what its CSV holds, with the factor levels of the reference case', async () => {
    const source = sourceColumns(recipe)
    const data = await loadDataset(name)
    expect(Object.keys(data)).toEqual(Object.keys(source))
    for (const [column, want] of Object.entries(source)) {
      const have = data[column]!
      expect('codes' in have && [have.levels, have.ordered]).toEqual('codes' in want && [want.levels, want.ordered])
      const cells = 'codes' in want ? want.codes : want.values
      const found = 'codes' in have ? have.codes : have
      expect(found.length).toBe(cells.length)
      expect(cells.filter((cell, row) => cell !== found[row])).toEqual([])
    }
  })

  test('is described column by column', async () => {
    const info = datasets[name]
    const data = await loadDataset(name)
    const lengths = Object.values(data).map((column) => ('codes' in column ? column.codes : column).length)
    expect(info.name).toBe(name)
    expect(Object.keys(info.columns)).toEqual(Object.keys(data))
    expect(new Set(lengths)).toEqual(new Set([info.rows]))
    expect(info.sources.length).toBeGreaterThan(0)
    expect(info.licence).not.toBe('')
  })

  test('has a subpath that exports columns and description by name', async () => {
    const { exports } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
    expect(exports[`./${name}`]['@lmm/source']).toBe(`./src/${name}.ts`)
    const module = await import(`../src/${name}.ts`)
    expect(Object.keys(module).sort()).toEqual([name, `${name}Info`])
    expect(module[`${name}Info`]).toBe(datasets[name])
  })
})

test('the index lists every data set', () => {
  expect(Object.keys(datasets).sort()).toEqual([...recipes, insteval].map(({ name }) => name).sort())
})

test('the index names data modules in dynamic imports alone', () => {
  const source = readFileSync(new URL('../src/index.ts', import.meta.url), 'utf8')
  const statics = [...source.matchAll(/^(?:import|export) .* from '(.*)'/gm)].map(([, path]) => path!)
  expect(statics.filter((path) => !path.startsWith('./info/'))).toEqual(['./dataset.ts', './dataset.ts'])
})

test.each(['Sleepstudy', 'toString', '', '__proto__'])('%j is not the name of a data set', (name) => {
  expect(isDatasetName(name)).toBe(false)
})
