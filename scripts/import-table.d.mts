/** What a package may import: others of this repository, types alone of some, packages of the registry, Node's own. */
export interface Imports {
  readonly imports: readonly string[]
  readonly types?: readonly string[]
  readonly npm?: readonly string[]
  readonly node?: boolean
}

export const importTable: Readonly<Record<string, Imports>>
export const testImports: readonly string[]
export function packageName(name: string): string
