import { defineConfig, type ViteUserConfig } from 'vitest/config'

/** The tests of all packages in one run: `npm run watch`, and `npm run coverage` with floors that the code has earned. */
const config: ViteUserConfig = defineConfig({
  test: {
    projects: ['packages/*/vitest.config.ts'],
    reporters: ['default'],
    coverage: {
      provider: 'v8',
      include: ['packages/*/src/**/*.ts'],
      exclude: ['packages/reference/**', 'packages/*/src/generated/**'],
      reportOnFailure: true,
      reporter: ['text-summary', 'json-summary', 'html'],
      reportsDirectory: 'coverage',
      thresholds: { statements: 94, branches: 85, functions: 88, lines: 94 },
    },
  },
})

export default config
