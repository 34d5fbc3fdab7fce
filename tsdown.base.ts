import type { UserConfig } from 'tsdown'

/** One ESM file and its declarations for each entry, the same for every published package. */
export const library = (entry: Record<string, string>): UserConfig => ({
  entry,
  format: 'esm',
  platform: 'neutral',
  target: 'es2022',
  dts: true,
  sourcemap: true,
  fixedExtension: false,
})
