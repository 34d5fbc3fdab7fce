import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { UserConfig } from 'tsdown'

interface Manifest {
  readonly exports: Record<string, string | { readonly '@lmm/source': string; readonly default: string }>
  readonly bin?: Record<string, string>
}

/** The entry `testing/index` of the built file `./dist/testing/index.js`. */
const entryName = (built: string): string => built.replace(/^\.\/dist\/|\.js$/g, '')

/** One ESM file and its declarations for each of `exports` and `bin` in the package.json of `folder`. */
export const library = (folder: string): UserConfig => {
  const { exports, bin }: Manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const modules = Object.values(exports).flatMap((target) =>
    typeof target === 'string' ? [] : [[entryName(target.default), target['@lmm/source']]],
  )
  const commands = Object.values(bin ?? {}).map((built) => [entryName(built), `./src/${entryName(built)}.ts`])
  return {
    entry: Object.fromEntries([...modules, ...commands]),
    format: 'esm',
    platform: bin === undefined ? 'neutral' : 'node',
    target: 'es2022',
    dts: true,
    sourcemap: true,
    fixedExtension: false,
    publint: { enabled: 'ci-only', strict: true },
    attw: { enabled: 'ci-only', profile: 'esm-only', level: 'error' },
  }
}
