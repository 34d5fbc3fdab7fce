import type { FileFormat } from '@lmm/diagnostics'

const signatures: readonly (readonly [FileFormat, string])[] = [
  ['xlsx', 'PK\u0003\u0004'],
  ['parquet', 'PAR1'],
  ['parquet-encrypted', 'PARE'],
  ['arrow', 'ARROW1'],
  ['arrow', '\u00ff\u00ff\u00ff\u00ff'],
  ['feather-1', 'FEA1'],
  ['ole', '\u00d0\u00cf\u0011\u00e0'],
  ['pdf', '%PDF-'],
  ['gzip', '\u001f\u008b'],
]

/** The format of a file that is no table of text, from its beginning: one character a byte, or text. */
export function foreignFormat(beginning: string): FileFormat | undefined {
  for (const [format, signature] of signatures) if (beginning.startsWith(signature)) return format
  if (/^\s*<(!doctype html|html)/i.test(beginning)) return 'html'
  return beginning.includes('\0') ? 'binary' : undefined
}

/** What the bytes of a file are from their beginning: a format with a signature, else text. */
export function formatOfBytes(bytes: Uint8Array): FileFormat | 'text' {
  return foreignFormat(String.fromCharCode(...bytes.subarray(0, beginning))) ?? 'text'
}

const beginning = 512
