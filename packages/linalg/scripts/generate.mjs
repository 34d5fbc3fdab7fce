/** Compiles assembly/kernels.ts to WebAssembly and writes the module src/generated/kernels.ts that holds its bytes as base64. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { main } from 'assemblyscript/asc'

const folder = join(import.meta.dirname, '..')

/** 64 KiB each; fixed, since views of a memory that grows read NaN. */
const pages = 32

let binary
const options = `-O3 --enable simd --runtime stub --noAssert --initialMemory ${pages}`.split(' ')
const { error, stderr } = await main(
  ['assembly/kernels.ts', '--outFile', 'kernels.wasm', '--baseDir', folder, ...options],
  {
    writeFile: (_name, contents) => {
      binary = contents
    },
  },
)
if (error || binary === undefined) {
  console.error(`${stderr}${error ?? ''}`)
  process.exit(1)
}

mkdirSync(join(folder, 'src/generated'), { recursive: true })
writeFileSync(
  join(folder, 'src/generated/kernels.ts'),
  `/** WebAssembly of assembly/kernels.ts, made by scripts/generate.mjs. */
export const kernelsBase64: string =
  '${Buffer.from(binary).toString('base64')}'
`,
)
