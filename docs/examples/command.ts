import { run } from '@lmm/cli'

/** What the command line `lmm ...` writes to standard output and standard error, started in `directory`, without the last line end. */
export async function commandOutput(line: string, directory: string): Promise<string> {
  let text = ''
  const sink = {
    write: (part: string) => {
      text += part
    },
  }
  const [, ...words] = wordsOf(line.replace(/^npx /, ''))
  await run(words, { stdin: noInput(), stdout: sink, stderr: sink, directory, environment: {} })
  return text.replace(/\n$/, '')
}

async function* noInput(): AsyncGenerator<string> {}

/** The words of a shell command: quotes are taken off, and a backslash before a line end joins lines. */
function wordsOf(line: string): string[] {
  const words = line.replaceAll('\\\n', ' ').matchAll(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g)
  return [...words].map(([word]) => word.replace(/'([^']*)'|"([^"]*)"/g, '$1$2'))
}
