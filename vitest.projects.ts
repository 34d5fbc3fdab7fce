import { defineConfig, type ViteUserConfig } from 'vitest/config'

/** All unit tests in one run, for the coverage of the whole repository: `npm run coverage`. Floors are what the code has earned. */
const config: ViteUserConfig = defineConfig({
  test: {
    projects: ['packages/*/vitest.config.ts'],
    reporters: ['default'],
    coverage: {
      provider: 'v8',
      include: ['packages/*/src/**/*.ts'],
      exclude: ['packages/reference/**', 'packages/*/src/generated/**'],
      reporter: ['text-summary', 'json-summary', 'html'],
      reportsDirectory: 'coverage',
      thresholds: { statements: 0, branches: 0, functions: 0, lines: 0 },
    },
  },
})

export default config
