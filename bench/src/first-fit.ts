import { sleepstudyColumns, sleepstudyFormula } from './cases/sleepstudy-columns.ts'
import { peakMegabytes } from './sides/memory.ts'
import { send } from './sides/messages.ts'

// Nothing of lmm is loaded before this line; the columns are there already.
const columns = sleepstudyColumns()
const start = performance.now()
const { lmm } = await import('lmm')
const loaded = performance.now()
const { criterion } = lmm(sleepstudyFormula, columns)
const fitted = performance.now()

send({ ms: [fitted - loaded], load: loaded - start, criterion, evaluations: null, peak: peakMegabytes() })
