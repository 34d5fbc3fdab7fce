import { readFileSync } from 'node:fs'
import { defaultClientConditions, defineConfig, type UserConfigFnObject } from 'vite'
import { offline } from './offline-plugin.ts'

/** The policy of the page, as `public/_headers` asks servers to send it: only a header binds the workers too. */
const policy = /Content-Security-Policy: (.*)/.exec(
  readFileSync(new URL('public/_headers', import.meta.url), 'utf8'),
)![1]!

/** The page is built from the sources of the packages; every asset is a file of its own, as its content security policy asks. */
const config: UserConfigFnObject = defineConfig(({ command }) => ({
  base: './',
  plugins: [offline()],
  define: { BUILT: JSON.stringify(command === 'build') },
  resolve: { conditions: ['@lmm/source', ...defaultClientConditions] },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  worker: { format: 'es' },
  preview: { headers: { 'Content-Security-Policy': policy } },
  build: { target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
}))

export default config
