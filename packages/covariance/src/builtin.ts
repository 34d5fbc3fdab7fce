import { diag } from './diagonal.ts'
import { identity } from './identity.ts'
import type { StructureFactory } from './structure.ts'
import { us } from './unstructured.ts'

/** The structures that formulas can name; pass `{ ...builtinStructures, yours }` to add one. */
export const builtinStructures: Readonly<Record<string, StructureFactory>> = { us, diag, identity }
