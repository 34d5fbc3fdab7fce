import { defaultClientConditions, defineConfig, type UserConfig } from 'vite'
import { offline } from './offline-plugin.ts'

/** The page is built from the sources of the packages; every asset is a file of its own, as its content security policy asks. */
const config: UserConfig = defineConfig({
  base: './',
  plugins: [offline()],
  resolve: { conditions: ['@lmm/source', ...defaultClientConditions] },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  worker: { format: 'es' },
  build: { target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
})

export default config
