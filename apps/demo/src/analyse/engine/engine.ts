import type { Diagnostic } from 'lmm'
import type { Progress, Reply, RequestName, Requests } from './protocol.ts'

/** What the worker refused, with its reason. */
export class Refused extends Error {
  readonly diagnostic: Diagnostic

  constructor(diagnostic: Diagnostic) {
    super(diagnostic.message)
    this.diagnostic = diagnostic
  }
}

interface Waiting {
  readonly resolve: (answer: never) => void
  readonly reject: (reason: Refused) => void
  readonly onProgress: ((progress: Progress) => void) | undefined
}

let worker: Worker | null = null
let last = 0
const waiting = new Map<number, Waiting>()

function started(): Worker {
  if (worker) return worker
  worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
    const asked = waiting.get(data.id)
    if (!asked) return
    if (data.kind === 'progress') {
      asked.onProgress?.(data.progress)
      return
    }
    waiting.delete(data.id)
    if (data.kind === 'answer') asked.resolve(data.answer as never)
    else asked.reject(new Refused(data.diagnostic))
  })
  return worker
}

/** Asks the worker. */
export function ask<Name extends RequestName>(
  name: Name,
  what: Requests[Name]['ask'],
  onProgress?: (progress: Progress) => void,
): Promise<Requests[Name]['answer']> {
  const id = ++last
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve: resolve as (answer: never) => void, reject, onProgress })
    started().postMessage({ id, name, ask: what })
  })
}

/** Ends what the worker is at, whatever it is; the next request starts another one, which has no table. */
export function stop(): void {
  worker?.terminate()
  worker = null
  for (const { reject } of waiting.values())
    reject(new Refused({ code: 'demo/stopped', severity: 'info', data: {}, message: 'Stopped.' }))
  waiting.clear()
}
