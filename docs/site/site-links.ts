import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { cssLinks, dataLinks, htmlLinks, type PageLinks } from './page-links.ts'

/** A built site, read whole: what its pages say of links, and the list of its files. */
export interface BuiltSite {
  readonly files: ReadonlySet<string>
  /** Links by the file they stand in. */
  readonly links: ReadonlyMap<string, readonly string[]>
  readonly anchors: ReadonlyMap<string, ReadonlySet<string>>
}

/** Reads the site in `folder`. */
export function readSite(folder: string): BuiltSite {
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => posix.relative(folder, join(entry.parentPath, entry.name)))
  const text = (file: string): string => readFileSync(join(folder, file), 'utf8')
  const pages = new Map<string, PageLinks>(
    files.filter((file) => file.endsWith('.html')).map((file) => [file, htmlLinks(text(file))]),
  )
  const links = new Map<string, readonly string[]>([...pages].map(([file, page]) => [file, page.links]))
  for (const file of files.filter((name) => name.endsWith('.css'))) links.set(file, cssLinks(text(file)))
  // addresses in the data count from the root, and the data are read from pages there
  for (const name of ['navigation', 'search']) {
    const file = `assets/${name}.js`
    links.set(
      file,
      dataLinks(text(file)).map((path) => `../${path}`),
    )
  }
  return { files: new Set(files), links, anchors: new Map([...pages].map(([file, page]) => [file, page.anchors])) }
}

const isExternal = (link: string): boolean => /^([a-z][a-z+.-]*:|\/\/)/i.test(link)

/** Links that lead to no file of the site or to no place on a page, as `file: link`. */
export function deadLinks(site: BuiltSite): string[] {
  return everyLink(site).flatMap(({ file, link }) => {
    if (isExternal(link)) return []
    const [path, anchor] = link.split('#') as [string, string | undefined]
    const target = path === '' ? file : posix.join(posix.dirname(file), decodeURIComponent(path.split('?')[0]!))
    const reached = target.endsWith('.svg') || anchor === undefined || anchor === '' || hasAnchor(site, target, anchor)
    return site.files.has(target) && reached ? [] : [`${file}: ${link}`]
  })
}

const hasAnchor = ({ anchors }: BuiltSite, page: string, anchor: string): boolean =>
  anchors.get(page)?.has(decodeURIComponent(anchor)) ?? false

/** Links out of the site, each once with a page it stands on. */
export function externalLinks(site: BuiltSite): { readonly link: string; readonly file: string }[] {
  const found = new Map(everyLink(site).map((each) => [each.link, each]))
  return [...found.values()].filter(({ link }) => isExternal(link) && !link.startsWith('data:'))
}

const everyLink = ({ links }: BuiltSite): { readonly file: string; readonly link: string }[] =>
  [...links].flatMap(([file, inFile]) => inFile.map((link) => ({ file, link })))
