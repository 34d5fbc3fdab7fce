import { attribute, scanXml } from './xml.ts'

/** What a number in a cell is by its format: itself, a day, or a part of a day. */
export type NumberMeaning = 'number' | 'date'

/** Formats that every workbook has (ECMA-376, part 1, 18.8.30): those of dates; of times alone are 18 to 21 and 45 to 47. */
const builtInDates: readonly (readonly [first: number, last: number])[] = [
  [14, 17],
  [22, 22],
  [27, 31],
  [36, 36],
  [50, 54],
  [57, 58],
]

/** What numbers mean by the style of their cell, from the styles of a workbook. */
export function numberMeanings(xml: string): NumberMeaning[] {
  const codes = new Map<number, string>()
  const meanings: NumberMeaning[] = []
  let inStyles = false
  scanXml(xml, {
    open(name, attributes) {
      if (name === 'numFmt')
        codes.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '')
      else if (name === 'cellXfs') inStyles = true
      else if (name === 'xf' && inStyles)
        meanings.push(meaningOf(Number(attribute(attributes, 'numFmtId') ?? 0), codes))
    },
    close(name) {
      if (name === 'cellXfs') inStyles = false
    },
    text() {},
  })
  return meanings
}

function meaningOf(id: number, codes: ReadonlyMap<number, string>): NumberMeaning {
  const code = codes.get(id)
  if (code === undefined) return builtInDates.some(([first, last]) => id >= first && id <= last) ? 'date' : 'number'
  return isDateFormat(code) ? 'date' : 'number'
}

/** Whether a format shows years, months or days; hours, minutes and seconds alone are parts of a day. */
export function isDateFormat(code: string): boolean {
  const [positive = ''] = code.split(';')
  const letters = positive
    .replace(/\[(?:h+|m+|s+)\]/gi, 's')
    .replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')
    .toLowerCase()
  if (/general|#|0/.test(letters.replace(/s\.0+/, ''))) return false
  return /[yd]/.test(letters) || (/m/.test(letters) && !/[hs]/.test(letters))
}

/** Days since 1970-01-01 of a date as Excel counts it: from 1900 with a day that there never was, or from 1904. */
export function daysOf(serial: number, from1904: boolean): number {
  if (from1904) return serial - 24_107
  return serial < 60 ? serial - 25_568 : serial - 25_569
}
