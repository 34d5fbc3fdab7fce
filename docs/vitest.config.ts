import { mergeConfig, type ViteUserConfig } from 'vitest/config'
import base from '../vitest.base.ts'

/** Tests of pages and examples; those of what is built are vitest.built.ts. */
const config: ViteUserConfig = mergeConfig(base, { test: { exclude: ['test/built/**'] } })

export default config
