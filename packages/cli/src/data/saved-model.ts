import type { FittedModel } from '@lmm/reml'
import { restore } from 'lmm'
import type { Session } from '../session.ts'
import { readText } from './file.ts'
import { jsonKind, parseJson } from './json.ts'

/** The model that `lmm fit ... --save` wrote to a file; null where the name is that of a table. */
export async function savedModel(name: string, session: Session): Promise<FittedModel | null> {
  if (!/\.json$/i.test(name) || /^[a-z]{2,}:/.test(name)) return null
  const value = parseJson(await readText(name, session.io.directory), name)
  if (jsonKind(value) !== 'object' || (value as { kind?: unknown }).kind !== 'lmm/model') return null
  return restore(value)
}

/** Columns of new rows that must be read as texts, or the level 01 would become the number 1. */
export function textColumnsOf({ schema, terms }: FittedModel): string[] {
  const factors = schema.columns.flatMap(({ name, kind }) => (kind === 'factor' ? [name] : []))
  const groups = terms.random.flatMap(({ group, groupName }) => {
    const levels = schema.groups.find(({ name }) => name === groupName)?.levels ?? []
    return group.flatMap(({ expression, columns }, at) => {
      const own = levels.map((level) => (group.length === 1 ? level : (level.split(':')[at] ?? '')))
      const isText = expression.kind === 'name' && own.some((level) => `${Number(level)}` !== level)
      return isText ? columns : []
    })
  })
  return [...new Set([...factors, ...groups])]
}
