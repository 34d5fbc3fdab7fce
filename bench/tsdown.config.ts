import { defineConfig, type UserConfig } from 'tsdown'

/** Programs that run on the built packages, as they are published; no loader is in the processes that are timed. */
const config: UserConfig = defineConfig({
  entry: { main: './src/main.ts', worker: './src/worker.ts', 'first-fit': './src/first-fit.ts' },
  format: 'esm',
  platform: 'node',
  target: 'es2022',
  fixedExtension: false,
})

export default config
