import { mergeConfig, type ViteUserConfig } from 'vitest/config'
import base from '../vitest.base.ts'

/** Tests of pages and examples; those of the built site are vitest.site.ts. */
const config: ViteUserConfig = mergeConfig(base, { test: { exclude: ['test/site/**'] } })

export default config
