import type { FileFormat } from '@lmm/diagnostics'

const signatures: readonly (readonly [FileFormat, string])[] = [
  ['xlsx', 'PK\u0003\u0004'],
  ['parquet', 'PAR1'],
  ['arrow', 'ARROW1'],
  ['gzip', '\u001f\u008b'],
]

/** The format of a file that is no table of text, from its beginning: one character a byte, or text. */
export function foreignFormat(beginning: string): FileFormat | undefined {
  for (const [format, signature] of signatures) if (beginning.startsWith(signature)) return format
  if (/^\s*<(!doctype html|html)/i.test(beginning)) return 'html'
  return beginning.includes('\0') ? 'binary' : undefined
}
