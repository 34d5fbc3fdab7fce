import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { mark, type Ready, type Turn } from './messages.ts'

/** How a process is started. */
export interface Command {
  readonly program: string
  readonly values: readonly string[]
}

/** A child process that answers every order with one message. */
export class Side {
  readonly #child: ChildProcessWithoutNullStreams
  readonly #messages: AsyncIterator<string>
  #errors = ''

  constructor({ program, values }: Command) {
    const env = { ...process.env, OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1' }
    this.#child = spawn(program, values, { env })
    this.#child.stderr.on('data', (text) => {
      this.#errors = `${this.#errors}${text}`.slice(-2000)
    })
    this.#messages = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]()
  }

  async ready(): Promise<Ready> {
    return (await this.#message()) as Ready
  }

  async run(times: number): Promise<Turn> {
    this.#child.stdin.write(`run ${times}\n`)
    return this.turn()
  }

  async profile(seconds: number, file: string): Promise<Turn> {
    this.#child.stdin.write(`profile ${seconds} ${file}\n`)
    return this.turn()
  }

  async turn(): Promise<Turn> {
    return (await this.#message()) as Turn
  }

  stop(): void {
    this.#child.stdin.end()
    this.#child.kill()
  }

  async #message(): Promise<unknown> {
    for (;;) {
      const { value, done } = await this.#messages.next()
      if (done) throw new Error(`${this.#child.spawnargs.join(' ')} ended:\n${this.#errors}`)
      if (value.startsWith(mark)) return JSON.parse(value.slice(mark.length))
    }
  }
}
