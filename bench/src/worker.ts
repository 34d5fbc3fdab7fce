import { createInterface } from 'node:readline'
import type { Outcome } from './bench-case.ts'
import { casesNamed } from './cases/index.ts'
import { forgetPeak, peakMegabytes } from './sides/memory.ts'
import { send, type Turn } from './sides/messages.ts'
import { profiled } from './sides/profiler.ts'

// Our side of one case: `run <times>` and `profile <seconds> <file>` come line by line.
const work = await casesNamed(process.argv[2]!)[0]!.prepare()
forgetPeak()
send({ columns: work.columnBytes / 1e6, resident: peakMegabytes() })
let peak: number | null = null

for await (const line of createInterface({ input: process.stdin })) {
  const [order, amount, file] = line.split(' ')
  if (order === 'profile') await profiled(file!, () => runFor(Number(amount)))
  send(await runs(order === 'profile' ? 1 : Number(amount)))
}

async function runs(times: number): Promise<Turn> {
  const ms: number[] = []
  let outcome: Outcome = { criterion: null, evaluations: null }
  for (let i = 0; i < times; i++) {
    const start = performance.now()
    const result = work.run()
    outcome = result instanceof Promise ? await result : result
    ms.push(performance.now() - start)
    peak ??= peakMegabytes()
  }
  return { ms, ...outcome, peak: peak ?? peakMegabytes() }
}

async function runFor(seconds: number): Promise<void> {
  const start = performance.now()
  do await work.run()
  while (performance.now() - start < 1000 * seconds)
}
