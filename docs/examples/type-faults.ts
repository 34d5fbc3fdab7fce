import { dirname } from 'node:path'
import ts from 'typescript'

/** What the compiler says of the files under the settings of `configFile`, a line of text each. */
export function typeFaults(
  files: readonly string[],
  configFile: string,
): { file: string; line: number; message: string }[] {
  const { config } = ts.readConfigFile(configFile, ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, dirname(configFile))
  const program = ts.createProgram([...files], options)
  return files.flatMap((file) => {
    const source = program.getSourceFile(file)!
    return ts.getPreEmitDiagnostics(program, source).map(({ start, messageText }) => ({
      file,
      line: source.getLineAndCharacterOfPosition(start ?? 0).line,
      message: ts.flattenDiagnosticMessageText(messageText, '\n'),
    }))
  })
}
