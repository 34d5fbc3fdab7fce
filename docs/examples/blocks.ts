/** A fenced block of TypeScript, or a command `lmm ...`, in documentation, and the output promised for it. */
export interface Block {
  readonly language: 'ts' | 'sh'
  readonly code: string
  /** Line of the file, from 1, on which the code starts. */
  readonly line: number
  /** Words after the language: `no-run` for a fragment that cannot run here, `continued` for one that goes on with the block above. */
  readonly marks: readonly string[]
  /** The `text` block that follows directly, when there is one. */
  readonly output: string | undefined
}

/** What runs before a block that is marked `continued`: the ts blocks above it, back to the last one that is not so marked. */
export function before(blocks: readonly Block[], block: Block): string {
  if (!block.marks.includes('continued')) return ''
  const above = blocks.filter(
    ({ language, line, marks }) => language === 'ts' && line < block.line && !marks.includes('no-run'),
  )
  const last = above.at(-1)
  if (last === undefined) throw new Error(`line ${block.line}: there is no block to continue`)
  return `${before(blocks, last)}${last.code}\n`
}

interface Fence {
  readonly language: string
  readonly marks: readonly string[]
  readonly opening: number
  readonly closing: number
  readonly text: string
}

/** The `ts` blocks of a Markdown text, and those `sh` blocks that are a command `lmm ...` with its output below. */
export function markdownBlocks(markdown: string): Block[] {
  const lines = markdown.split('\n')
  const fences = fencesOf(lines)
  return fences.flatMap((fence, k) => {
    const { language } = fence
    if (language !== 'ts' && language !== 'sh') return []
    const next = fences[k + 1]
    const between = lines.slice(fence.closing + 1, next?.opening)
    const output = next?.language === 'text' && between.every((line) => line.trim() === '') ? next.text : undefined
    if (language === 'sh' && (output === undefined || !/^(npx )?lmm /.test(fence.text))) return []
    return [{ language, code: fence.text, line: fence.opening + 2, marks: fence.marks, output }]
  })
}

/** The `ts` blocks in the documentation comments of a source file. Throws when an `@example` holds none. */
export function commentBlocks(source: string): Block[] {
  return [...source.matchAll(/\/\*\*[\s\S]*?\*\//g)].flatMap((comment) => {
    const before = source.slice(0, comment.index).split('\n').length - 1
    const markdown = comment[0].replace(/^\/\*\*|\s*\*\/$/g, '').replace(/^[ \t]*\* ?/gm, '')
    const blocks = markdownBlocks(markdown).map((block) => ({ ...block, line: block.line + before }))
    const examples = markdown.match(/^\s*@example\b/gm)?.length ?? 0
    if (blocks.filter(({ language }) => language === 'ts').length < examples)
      throw new Error(`line ${before + 1}: an @example needs a ts block`)
    return blocks
  })
}

function fencesOf(lines: readonly string[]): Fence[] {
  const fences: Fence[] = []
  for (let at = 0; at < lines.length; at++) {
    const match = lines[at]!.match(/^(\s*)(`{3,})(\S*)(.*)$/)
    if (match === null) continue
    const [indent, ticks, language, marks] = match.slice(1) as [string, string, string, string]
    const closing = lines.findIndex((line, k) => k > at && line.trim() === ticks)
    if (closing < 0) throw new Error(`line ${at + 1}: the block is not closed`)
    const inside = lines
      .slice(at + 1, closing)
      .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line))
    fences.push({ language, marks: marks.split(/\s+/).filter(Boolean), opening: at, closing, text: inside.join('\n') })
    at = closing
  }
  return fences
}
