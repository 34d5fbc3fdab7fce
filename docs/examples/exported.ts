import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import ts from 'typescript'

/** Something that a package exports, with what its documentation comment holds. */
export interface Exported {
  readonly package: string
  readonly name: string
  readonly kind: 'function' | 'other'
  /** File and line of the declaration. */
  readonly place: string
  readonly summary: boolean
  readonly example: boolean
}

/** What the packages under `root` export through their public entry points, each name once, where it is declared. */
export function exported(root: string, packages: readonly string[]): Exported[] {
  const { config } = ts.readConfigFile(join(root, 'docs/examples/tsconfig.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, join(root, 'docs/examples'))
  const entries = packages.flatMap((name) => entriesOf(join(root, 'packages', name)).map((file) => ({ name, file })))
  const program = ts.createProgram(
    entries.map(({ file }) => file),
    options,
  )
  const checker = program.getTypeChecker()
  const found = new Map<ts.Symbol, Exported>()
  for (const { name, file } of entries) {
    const module = checker.getSymbolAtLocation(program.getSourceFile(file)!)
    if (module === undefined) continue
    for (const symbol of checker.getExportsOfModule(module)) {
      const declared = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
      if (!found.has(declared)) found.set(declared, describeSymbol(declared, name, root, checker))
    }
  }
  return [...found.values()]
}

/** Sources of the public entry points of the package in `folder`. */
function entriesOf(folder: string): string[] {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    exports: Record<string, { '@lmm/source'?: string }>
  }
  return Object.values(manifest.exports).flatMap(({ '@lmm/source': source }) => (source ? [join(folder, source)] : []))
}

function describeSymbol(symbol: ts.Symbol, name: string, root: string, checker: ts.TypeChecker): Exported {
  const declaration = symbol.declarations![0]!
  const source = declaration.getSourceFile()
  const { line } = source.getLineAndCharacterOfPosition(declaration.getStart())
  const isValue = (symbol.flags & ts.SymbolFlags.Value) !== 0
  const callable = isValue && checker.getTypeOfSymbol(symbol).getCallSignatures().length > 0
  return {
    package: name,
    name: symbol.name,
    kind: callable ? 'function' : 'other',
    place: `${relative(root, source.fileName)}:${line + 1}`,
    summary: ts.displayPartsToString(symbol.getDocumentationComment(checker)).trim() !== '',
    example: symbol.getJsDocTags(checker).some((tag) => tag.name === 'example'),
  }
}
