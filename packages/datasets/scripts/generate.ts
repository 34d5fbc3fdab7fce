// Writes src/<name>.ts of every recipe from the CSVs and cases of packages/reference.
//   npx tsx packages/datasets/scripts/generate.ts
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { packInsteval } from './pack-insteval.ts'
import { insteval, type Recipe, recipes } from './recipes.ts'
import { type SourceColumn, sourceColumns } from './source.ts'

const at = (path: string): string => fileURLToPath(new URL(`../src/${path}`, import.meta.url))
const titleOf = (name: string): string => readFileSync(at(`info/${name}.ts`), 'utf8').match(/title: '(.*)'/)![1]!
const quote = (text: string): string => `'${text}'`

const typeOf = (column: SourceColumn): string => ('levels' in column ? 'Factor' : 'Float64Array')

const literalOf = (column: SourceColumn): string =>
  'levels' in column
    ? `{ codes: Int32Array.from([${column.codes.join(', ')}]), levels: [${column.levels.map(quote).join(', ')}], ordered: ${column.ordered} }`
    : `Float64Array.from([${column.values.join(', ')}])`

function moduleOf(recipe: Recipe): string {
  const columns = Object.entries(sourceColumns(recipe))
  const types = [...new Set(['Dataset', ...columns.map(([, column]) => typeOf(column))])].filter(
    (t) => t !== 'Float64Array',
  )
  return `// Written by scripts/generate.ts from packages/reference/data/${recipe.csv}.
import type { ${types.sort().join(', ')} } from './dataset.ts'

export { ${recipe.name}Info } from './info/${recipe.name}.ts'

/** ${titleOf(recipe.name)}; \`${recipe.name}Info\` says what the columns mean. */
export const ${recipe.name}: Dataset<{ ${columns.map(([name, c]) => `${name}: ${typeOf(c)}`).join('; ')} }> = {
${columns.map(([name, c]) => `${name}: ${literalOf(c)},`).join('\n')}
}
`
}

function packedModule(): string {
  const texts = Object.entries(packInsteval()).map(([name, text]) => `export const ${name} = ${quote(text)}\n`)
  return `// Written by scripts/generate.ts from packages/reference/data/${insteval.csv}.\n${texts.join('')}`
}

for (const recipe of recipes) writeFileSync(at(`${recipe.name}.ts`), moduleOf(recipe))
writeFileSync(at('insteval/packed.ts'), packedModule())
execFileSync('npx', ['biome', 'check', '--write', ...recipes.map(({ name }) => at(`${name}.ts`))], { stdio: 'inherit' })
