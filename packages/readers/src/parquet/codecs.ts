import { gunzipSync } from 'fflate'
import { decompress } from 'fzstd'
import type { CompressionCodec, Compressors, FileMetaData } from 'hyparquet'
import { lz4Block } from '../compression/lz4-block.ts'

const own: Compressors = {
  GZIP: (input) => gunzipSync(input),
  ZSTD: (input, length) => decompress(input, new Uint8Array(length)),
  LZ4_RAW: (input, length) => {
    const output = new Uint8Array(length)
    lz4Block(input, output, 0)
    return output
  },
}
const builtIn: readonly CompressionCodec[] = ['UNCOMPRESSED', 'SNAPPY']
const rare: readonly CompressionCodec[] = ['BROTLI', 'LZ4']

/** The decompressors that a file needs; the name of a codec in their place that there is none for. */
export async function decompressors(metadata: FileMetaData): Promise<Compressors | CompressionCodec> {
  const groups = metadata.row_groups.flatMap(({ columns }) => columns)
  const codecs = new Set(groups.flatMap(({ meta_data }) => (meta_data ? [meta_data.codec] : [])))
  const unknown = [...codecs].find((codec) => !(builtIn.includes(codec) || codec in own || rare.includes(codec)))
  if (unknown !== undefined) return unknown
  const first = rare.find((codec) => codecs.has(codec))
  if (first === undefined) return own
  try {
    // it compiles WASM when it is imported, which a content security policy may refuse
    const { decompressBrotli, decompressLz4 } = await import('hyparquet-compressors')
    return { ...own, BROTLI: decompressBrotli, LZ4: decompressLz4 }
  } catch {
    return first
  }
}
