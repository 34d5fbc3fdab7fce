import { sleepstudyColumns, sleepstudyFormula } from './cases/sleepstudy-columns.ts'
import { cpuSince } from './sides/cpu.ts'
import { peakMegabytes } from './sides/memory.ts'
import { send } from './sides/messages.ts'

// Nothing of lmm is loaded before this line; the columns are there already.
const columns = sleepstudyColumns()
const start = performance.now()
const { lmm } = await import('lmm')
const before = process.cpuUsage()
const loaded = performance.now()
const { criterion } = lmm(sleepstudyFormula, columns)
const fitted = performance.now()
const cpu = cpuSince(before)

send({ ms: [fitted - loaded], cpu, load: loaded - start, criterion, evaluations: null, peak: peakMegabytes() })
