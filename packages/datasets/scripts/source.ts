import { readFileSync } from 'node:fs'
import type { Recipe } from './recipes.ts'

/** A column of a reference CSV, as its case understands it. */
export type SourceColumn =
  | { readonly values: readonly number[] }
  | { readonly codes: readonly number[]; readonly levels: readonly string[]; readonly ordered: boolean }

const reference = (path: string): string => readFileSync(new URL(`../../reference/${path}`, import.meta.url), 'utf8')

/** The columns of a recipe's CSV, which R's write.csv made: text and factors quoted, no commas or quotes within cells. */
export function sourceColumns(recipe: Recipe): Record<string, SourceColumn> {
  const factors = { ...JSON.parse(reference(`cases/${recipe.levelsOf}.json`)).data.factors, ...recipe.factors }
  const [header, ...rows] = reference(`data/${recipe.csv}`)
    .trimEnd()
    .split('\n')
    .map((line) => line.split(',').map((cell) => cell.replace(/^"(.*)"$/, '$1')))
  return Object.fromEntries(
    header!.map((name, j) => [
      name,
      sourceColumn(
        name,
        rows.map((row) => row[j]!),
        factors[name],
      ),
    ]),
  )
}

function sourceColumn(
  name: string,
  cells: readonly string[],
  factor?: { readonly levels: readonly string[]; readonly ordered: boolean },
): SourceColumn {
  if (!factor) {
    const values = cells.map(Number)
    if (!values.every(Number.isFinite)) throw new Error(`${name} is neither numbers nor a factor of the recipe`)
    return { values }
  }
  const place = new Map(factor.levels.map((level, code) => [level, code]))
  const codes = cells.map((cell) => {
    const code = place.get(cell)
    if (code === undefined) throw new Error(`${name}: ${cell} is not a level`)
    return code
  })
  return { codes, levels: factor.levels, ordered: factor.ordered }
}
