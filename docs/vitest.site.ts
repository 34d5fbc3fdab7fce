import { mergeConfig, type ViteUserConfig } from 'vitest/config'
import base from '../vitest.base.ts'

/** Tests of the built site: `npm run docs` makes it first. */
const config: ViteUserConfig = mergeConfig(base, {
  test: { outputFile: { json: 'test-results/site.json' } },
})
config.test!.include = ['test/site/**/*.test.ts']

export default config
