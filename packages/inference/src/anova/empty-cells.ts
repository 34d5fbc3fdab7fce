import type { FittedModel } from '@lmm/reml'
import { combinations } from './cell-design.ts'
import { factorCodes } from './factor-codes.ts'

/** The combinations of levels of these factors that no row has, joined by a space; none where columns of X were not left out. */
export function emptyCells(model: FittedModel, factors: readonly string[]): string[] {
  const { rows, schema, aliased } = model
  if (!rows || aliased.length === 0 || factors.length < 2) return []
  const levels = factors.map((label) => {
    const variable = schema.variables.find((one) => one.label === label)!
    return variable.kind === 'factor' ? variable.levels : []
  })
  const seen = new Set<string>()
  const codes = factors.map((label) => factorCodes(model, label)!)
  for (let i = 0; i < rows.n; i++) seen.add(codes.map((code) => code[i]).join(' '))
  return combinations(levels.map((own) => own.length))
    .filter((cell) => !seen.has(cell.join(' ')))
    .map((cell) => cell.map((code, f) => levels[f]![code]!).join(' '))
}
