import { Console } from 'node:console'
import { Writable } from 'node:stream'

/** What `run` prints on standard output through `console`, without the last line end. */
export async function printed(run: () => Promise<unknown>): Promise<string> {
  let text = ''
  const stdout = new Writable({
    write(chunk, _encoding, done) {
      text += chunk
      done()
    },
  })
  const usual = globalThis.console
  globalThis.console = new Console({ stdout, stderr: process.stderr, colorMode: false })
  try {
    await run()
  } finally {
    globalThis.console = usual
  }
  return text.replace(/\n$/, '')
}
