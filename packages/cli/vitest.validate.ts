import { defineConfig, mergeConfig, type ViteUserConfig } from 'vitest/config'
import base from '../../vitest.base.ts'

/** Long checks: `npm run validate`. */
const validate: ViteUserConfig = mergeConfig(base, defineConfig({ test: { include: [], testTimeout: 120_000 } }))
validate.test!.include = ['validate/**/*.validate.ts']

export default validate
