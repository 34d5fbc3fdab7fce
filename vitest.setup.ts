import { configureGlobal } from 'fast-check'

/** Property tests draw the same inputs at every run; `npm run validate` sets `LMM_RUNS` and draws new ones. */
if (!process.env.LMM_RUNS) configureGlobal({ seed: 20 })
