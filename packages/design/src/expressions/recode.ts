import type { FactorValue } from './value.ts'

/** A factor's codes in other levels by label, and the rows whose level is not among them; their code is -1. */
export function recode(
  found: Pick<FactorValue, 'codes' | 'levels'>,
  levels: readonly string[],
): { codes: Int32Array; unknown: number[] } {
  if (found.levels === levels || sameLevels(found.levels, levels)) return { codes: found.codes, unknown: [] }
  const placeOf = placesOf(levels)
  const place = Int32Array.from(found.levels, (level) => placeOf.get(level) ?? -1)
  const codes = new Int32Array(found.codes.length)
  const unknown: number[] = []
  for (let row = 0; row < codes.length; row++) {
    const code = found.codes[row]!
    codes[row] = code < 0 ? -1 : place[code]!
    if (code >= 0 && codes[row] === -1) unknown.push(row)
  }
  return { codes, unknown }
}

const known = new WeakMap<readonly string[], ReadonlyMap<string, number>>()

/** The place of each level; found once, since new rows may come one by one to very many levels. */
function placesOf(levels: readonly string[]): ReadonlyMap<string, number> {
  const found = known.get(levels) ?? new Map(levels.map((level, place) => [level, place]))
  known.set(levels, found)
  return found
}

const sameLevels = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((level, place) => level === b[place])

/** Levels that occur, in their order. */
export function usedLevels({ codes, levels }: Pick<FactorValue, 'codes' | 'levels'>): string[] {
  const used = new Uint8Array(levels.length)
  let unseen = levels.length
  for (let row = 0; row < codes.length && unseen > 0; row++) {
    const code = codes[row]!
    if (code < 0 || used[code] === 1) continue
    used[code] = 1
    unseen--
  }
  return levels.filter((_, code) => used[code] === 1)
}
