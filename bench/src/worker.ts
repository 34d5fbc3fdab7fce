import { createInterface } from 'node:readline'
import type { Outcome } from './bench-case.ts'
import { casesNamed } from './cases/index.ts'
import { cpuSince } from './sides/cpu.ts'
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
  send(await (order === 'profile' ? profiled(file!, () => runsFor(Number(amount))) : runs(Number(amount))))
}

function runs(times: number): Promise<Turn> {
  return runsUntil((done) => done >= times)
}

function runsFor(seconds: number): Promise<Turn> {
  const end = performance.now() + 1000 * seconds
  return runsUntil(() => performance.now() >= end)
}

async function runsUntil(isEnough: (done: number) => boolean): Promise<Turn> {
  const ms: number[] = []
  let outcome: Outcome
  const before = process.cpuUsage()
  do {
    const start = performance.now()
    const result = work.run()
    outcome = result instanceof Promise ? await result : result
    ms.push(outcome.ms ?? performance.now() - start)
    peak ??= peakMegabytes()
  } while (!isEnough(ms.length))
  return { cpu: cpuSince(before) / ms.length, ...outcome, ms, peak }
}
