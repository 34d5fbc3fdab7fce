import { scanXml } from './xml.ts'

/** Texts that cells refer to by number; runs of one text are joined, and readings (phonetic runs) left out. */
export function sharedStrings(xml: string): string[] {
  const texts: string[] = []
  let text = ''
  let isText = false
  let isReading = false
  scanXml(xml, {
    open(name) {
      if (name === 'si') text = ''
      if (name === 'rPh') isReading = true
      isText = name === 't'
    },
    close(name) {
      if (name === 'si') texts.push(unescaped(text))
      if (name === 'rPh') isReading = false
      isText = false
    },
    text(piece) {
      if (isText && !isReading) text += piece
    },
  })
  return texts
}

/** Characters that XML cannot hold are written `_x000D_`. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([\da-f]{4})_/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    : text
