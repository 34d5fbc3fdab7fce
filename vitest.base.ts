import { fileURLToPath } from 'node:url'
import { defineConfig, type ViteUserConfig } from 'vitest/config'

/** Tests run on the sources: every package is resolved through its `@lmm/source` condition. */
const base: ViteUserConfig = defineConfig({
  resolve: { conditions: ['@lmm/source'] },
  ssr: { resolve: { conditions: ['@lmm/source'] } },
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: [fileURLToPath(new URL('./vitest.setup.ts', import.meta.url))],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    passWithNoTests: false,
    // One process for each package loads the sources once; turbo runs packages side by side.
    isolate: false,
    maxWorkers: 1,
    reporters: ['default', 'json'],
    outputFile: { json: 'test-results/tests.json' },
  },
})

export default base
