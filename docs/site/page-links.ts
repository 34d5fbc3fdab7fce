import { inflateSync } from 'node:zlib'

/** What an HTML page links to and can be linked to, as written. */
export interface PageLinks {
  readonly links: readonly string[]
  readonly anchors: ReadonlySet<string>
}

const attribute = (name: string): RegExp => new RegExp(`\\s${name}=(?:"([^"]*)"|'([^']*)')`, 'g')
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" }
const plain = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39|#x27);/g, (_, name: string) => entities[name]!)
const valuesOf = (html: string, name: string): string[] =>
  [...html.matchAll(attribute(name))].map(([, double, single]) => plain(double ?? single ?? ''))

/** Links (`href`, `src`) and anchors (`id`) of an HTML page; a browser's own tags are not inside code, which HTML escapes. */
export function htmlLinks(html: string): PageLinks {
  const markup = html.replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, (script) =>
    script.slice(0, script.indexOf('>') + 1),
  )
  return { links: ['href', 'src'].flatMap((name) => valuesOf(markup, name)), anchors: new Set(valuesOf(markup, 'id')) }
}

/** Addresses in a style sheet. */
export const cssLinks = (css: string): string[] =>
  [...css.matchAll(/url\((?:"([^"]*)"|'([^']*)'|([^)]*))\)/g)].map(([, a, b, c]) => a ?? b ?? c ?? '')

/** Addresses, from the root of the site, in the data that TypeDoc's script makes the navigation and the search of. */
export function dataLinks(script: string): string[] {
  const [, data] = script.match(/= "([^"]+)"/) ?? []
  if (data === undefined) throw new Error('no data in the script')
  const found: string[] = []
  collect(JSON.parse(inflateSync(Buffer.from(data, 'base64')).toString()), found)
  return found
}

function collect(value: unknown, found: string[]): void {
  if (typeof value !== 'object' || value === null) return
  for (const [name, inner] of Object.entries(value)) {
    if ((name === 'path' || name === 'url') && typeof inner === 'string') found.push(inner)
    else collect(inner, found)
  }
}
