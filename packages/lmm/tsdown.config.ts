import { defineConfig, type UserConfig } from 'tsdown'
import { library } from '../../tsdown.base.ts'

const { single, ...parts } = library(import.meta.dirname).entry as Record<string, string>
const modules: UserConfig = { ...library(import.meta.dirname), entry: parts }

/** All of it in one file without imports, for `<script type="module">` and notebooks; its types are those of the package. */
const singleFile: UserConfig = {
  ...modules,
  entry: { single: single! },
  noExternal: [/./],
  inlineOnly: false,
  minify: true,
  dts: false,
  sourcemap: false,
  clean: false,
}

export default defineConfig([modules, singleFile])
