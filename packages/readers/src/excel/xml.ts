/** What is called on the way through a text of XML; names are without their prefix. */
export interface XmlHandler {
  /** `attributes` is the text between the name and the end of the tag. */
  open(name: string, attributes: string): void
  close(name: string): void
  /** Text with its entities decoded. */
  text(text: string): void
}

/** Goes through a text of XML from tag to tag; comments, instructions and declarations are skipped. */
export function scanXml(xml: string, handler: XmlHandler): void {
  let at = 0
  for (;;) {
    const start = xml.indexOf('<', at)
    if (start < 0) return
    if (start > at) handler.text(decoded(xml.slice(at, start)))
    if (xml.startsWith('<!--', start)) at = after(xml, '-->', start)
    else if (xml.startsWith('<![CDATA[', start)) {
      at = after(xml, ']]>', start)
      handler.text(xml.slice(start + 9, at - 3))
    } else {
      at = after(xml, '>', start)
      tag(xml.slice(start + 1, at - 1), handler)
    }
  }
}

function after(xml: string, end: string, from: number): number {
  const found = xml.indexOf(end, from)
  if (found < 0) throw new Error('its XML ends within a tag')
  return found + end.length
}

function tag(inside: string, handler: XmlHandler): void {
  if (inside.startsWith('?') || inside.startsWith('!')) return
  if (inside.startsWith('/')) {
    handler.close(localName(inside.slice(1).trimEnd()))
    return
  }
  const isEmpty = inside.endsWith('/')
  const content = isEmpty ? inside.slice(0, -1) : inside
  const space = content.search(/\s/)
  const name = localName(space < 0 ? content : content.slice(0, space))
  handler.open(name, space < 0 ? '' : content.slice(space))
  if (isEmpty) handler.close(name)
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

const patterns = new Map<string, RegExp>()

/** The value of an attribute by its name without prefix. */
export function attribute(attributes: string, name: string): string | undefined {
  let pattern = patterns.get(name)
  if (!pattern) {
    pattern = new RegExp(`\\s(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
    patterns.set(name, pattern)
  }
  const match = pattern.exec(attributes)
  const value = match?.[1] ?? match?.[2]
  return value === undefined ? undefined : decoded(value)
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function decoded(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(#x[\da-f]+|#\d+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name] ?? whole
    const code = name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
