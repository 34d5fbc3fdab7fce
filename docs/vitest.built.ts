import { mergeConfig, type ViteUserConfig } from 'vitest/config'
import base from '../vitest.base.ts'

/** Tests of what is built: the site, and the single file of `lmm`. Turbo builds both first. */
const config: ViteUserConfig = mergeConfig(base, {
  test: { outputFile: { json: 'test-results/built.json' } },
})
config.test!.include = ['test/built/**/*.test.ts']

export default config
