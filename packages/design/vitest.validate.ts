import { defineConfig, mergeConfig, type ViteUserConfig } from 'vitest/config'
import base from '../../vitest.base.ts'

/** Long checks: `npm run validate`. */
const validate: ViteUserConfig = mergeConfig(
  base,
  defineConfig({ test: { include: [], testTimeout: 900_000, env: { LMM_RUNS: '10' } } }),
)
validate.test!.include = ['test/random-input.test.ts']

export default validate
