import { defineConfig } from 'tsdown'
import { library } from '../../tsdown.base.ts'

export default defineConfig(
  library({
    index: './src/index.ts',
    sleepstudy: './src/sleepstudy.ts',
    dyestuff: './src/dyestuff.ts',
    dyestuff2: './src/dyestuff2.ts',
  }),
)
