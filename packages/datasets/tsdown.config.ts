import { defineConfig } from 'tsdown'
import { library } from '../../tsdown.base.ts'

export default defineConfig(
  library({
    index: './src/index.ts',
    sleepstudy: './src/sleepstudy.ts',
    dyestuff: './src/dyestuff.ts',
    dyestuff2: './src/dyestuff2.ts',
    penicillin: './src/penicillin.ts',
    pastes: './src/pastes.ts',
    orthodont: './src/orthodont.ts',
    oats: './src/oats.ts',
    machines: './src/machines.ts',
    rail: './src/rail.ts',
    cake: './src/cake.ts',
    insteval: './src/insteval.ts',
    bodyweight: './src/bodyweight.ts',
  }),
)
