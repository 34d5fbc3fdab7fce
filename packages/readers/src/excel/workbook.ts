import { strFromU8, unzipSync } from 'fflate'
import { type NumberMeaning, numberMeanings } from './number-formats.ts'
import { sharedStrings } from './shared-strings.ts'
import { attribute, scanXml } from './xml.ts'

/** A workbook with its sheets as texts. */
export interface Workbook {
  readonly sheets: readonly SheetEntry[]
  readonly from1904: boolean
  /** Texts that cells refer to; read when they are first asked for. */
  strings(): readonly string[]
  meanings(): readonly NumberMeaning[]
  /** The XML of a sheet. */
  xml(sheet: SheetEntry): string
}

export interface SheetEntry {
  readonly name: string
  readonly isHidden: boolean
  readonly path: string
}

/** Opens a workbook; throws an Error that says what is wrong with it. */
export function openWorkbook(bytes: Uint8Array): Workbook {
  const files = unzipSync(bytes, { filter: ({ name }) => /\.(xml|rels)$/i.test(name) })
  const byName = new Map(Object.entries(files).map(([name, content]) => [name.toLowerCase(), content]))
  const file = (path: string): string | null => {
    const content = byName.get(path.toLowerCase())
    return content ? strFromU8(content) : null
  }
  const main = targets(file('_rels/.rels') ?? '', '').find(({ type }) => type.endsWith('/officeDocument'))?.path
  const path = main ?? 'xl/workbook.xml'
  const text = file(path)
  if (text === null) throw new Error('it holds no workbook')
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const parts = targets(file(`${folder}_rels/${path.slice(folder.length)}.rels`) ?? '', folder)
  const part = (type: string): string => {
    const found = parts.find((one) => one.type.endsWith(`/${type}`))
    return (found && file(found.path)) ?? ''
  }
  const { sheets, from1904 } = contents(text, new Map(parts.map(({ id, path }) => [id, path])))
  let strings: readonly string[] | undefined
  let meanings: readonly NumberMeaning[] | undefined
  return {
    sheets,
    from1904,
    strings: () => {
      strings ??= sharedStrings(part('sharedStrings'))
      return strings
    },
    meanings: () => {
      meanings ??= numberMeanings(part('styles'))
      return meanings
    },
    xml(sheet) {
      const xml = file(sheet.path)
      if (xml === null) throw new Error(`the sheet ${sheet.name} is not in it`)
      return xml
    },
  }
}

function contents(xml: string, paths: ReadonlyMap<string, string>): { sheets: SheetEntry[]; from1904: boolean } {
  const sheets: SheetEntry[] = []
  let from1904 = false
  scanXml(xml, {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '')
      if (name !== 'sheet') return
      const path = paths.get(attribute(attributes, 'id') ?? '')
      // sheets of charts and macros have other folders
      if (path === undefined || !/worksheets\//i.test(path)) return
      const state = attribute(attributes, 'state')
      sheets.push({
        name: attribute(attributes, 'name') ?? '',
        isHidden: state !== undefined && state !== 'visible',
        path,
      })
    },
    close() {},
    text() {},
  })
  return { sheets, from1904 }
}

interface Target {
  readonly id: string
  readonly type: string
  readonly path: string
}

/** What a file of relationships points to, as paths in the archive. */
function targets(xml: string, folder: string): Target[] {
  const found: Target[] = []
  scanXml(xml, {
    open(name, attributes) {
      const target = attribute(attributes, 'Target')
      if (name !== 'Relationship' || target === undefined) return
      const path = target.startsWith('/') ? target.slice(1) : `${folder}${target}`.replace(/[^/]+\/\.\.\//g, '')
      found.push({ id: attribute(attributes, 'Id') ?? '', type: attribute(attributes, 'Type') ?? '', path })
    },
    close() {},
    text() {},
  })
  return found
}
