import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Links of a Markdown page that lead to no file, or to no heading of one, as `line N: link`. */
export function deadMarkdownLinks(file: string): string[] {
  return linksOf(readFileSync(file, 'utf8')).flatMap(({ link, line }) => {
    if (/^[a-z][a-z+.-]*:/i.test(link)) return []
    const [path, anchor] = link.split('#') as [string, string | undefined]
    const target = path === '' ? file : join(dirname(file), decodeURIComponent(path))
    if (!existsSync(target)) return [`line ${line}: ${link}`]
    if (anchor === undefined) return []
    const reached = statSync(target).isFile() && headingAnchors(readFileSync(target, 'utf8')).has(anchor)
    return reached ? [] : [`line ${line}: ${link}`]
  })
}

interface Link {
  readonly link: string
  readonly line: number
}

/** Links and pictures, inline and as references; not those inside code. */
export function linksOf(markdown: string): Link[] {
  const lines = withoutBlocks(markdown).split('\n')
  return lines.flatMap((text, k) => {
    const words = text.replace(/(`+)[^`](?:.*?[^`])?\1/g, '')
    const inline = [...words.matchAll(/\]\(\s*<?([^\s)>]+)>?(?:\s+"[^"]*")?\s*\)/g)]
    const references = [...words.matchAll(/^\s*\[[^\]]+\]:\s*(\S+)/g)]
    return [...inline, ...references].map(([, link]) => ({ link: link!, line: k + 1 }))
  })
}

/** Anchors that hosts of Markdown and TypeDoc alike give to headings: small letters, hyphens for spaces, no other signs. */
export function headingAnchors(markdown: string): Set<string> {
  const anchors = new Set<string>()
  for (const [, heading] of withoutBlocks(markdown).matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)) {
    const words = heading!.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase()
    const anchor = words.replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-')
    const same = [...anchors].filter((each) => each === anchor || each.startsWith(`${anchor}-`)).length
    anchors.add(same === 0 || !anchors.has(anchor) ? anchor : `${anchor}-${same}`)
  }
  return anchors
}

/** The same lines, with those of fenced code and comments empty. */
const withoutBlocks = (markdown: string): string =>
  markdown
    .replace(/^(\s*)(`{3,})[\s\S]*?^\1\2\s*$/gm, (block) => block.replace(/[^\n]/g, ''))
    .replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ''))
