/** Compiles assembly/kernels.ts to WebAssembly and writes the module src/generated/kernels.ts that holds its bytes. */
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
  // gzip finds repeated instructions in hexadecimal digits, not in base64: 1.4 kB less to load
  `/** WebAssembly of assembly/kernels.ts in hexadecimal digits, made by scripts/generate.mjs. */
export const kernelsHex: string =
  '${Buffer.from(binary).toString('hex')}'
`,
)
