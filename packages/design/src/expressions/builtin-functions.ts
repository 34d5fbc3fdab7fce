import type { BuiltinFunction } from './arguments.ts'
import { coded } from './coded.ts'
import { asNumeric, combine, identity } from './conversions.ts'
import { cut } from './cut.ts'
import { asCharacter, dummy, factor, relevel } from './factor-functions.ts'
import { between, within } from './group-means.ts'
import { interaction } from './interaction.ts'
import { numericFunctions } from './numeric-functions.ts'
import { poly } from './poly.ts'
import { center, scale } from './scaling.ts'
import { since } from './since.ts'
import { bs, ns } from './spline-functions.ts'

/** The functions of the language by name. */
export const builtinFunctions: ReadonlyMap<string, BuiltinFunction> = /* @__PURE__ */ functionsByName()

function functionsByName(): ReadonlyMap<string, BuiltinFunction> {
  return new Map<string, BuiltinFunction>([
    ...numericFunctions(),
    ['I', identity],
    ['identity', identity],
    ['c', combine],
    ['as.numeric', asNumeric],
    ['as.double', asNumeric],
    ['as.integer', asNumeric],
    ['factor', factor(false)],
    ['as.factor', factor(false)],
    ['as.character', asCharacter],
    ['ordered', factor(true)],
    ['as.ordered', factor(true)],
    ['C', coded],
    ['relevel', relevel],
    ['dummy', dummy],
    ['interaction', interaction],
    ['cut', cut],
    ['center', center],
    ['scale', scale],
    ['poly', poly],
    ['bs', bs],
    ['ns', ns],
    ['within', within],
    ['between', between],
    ['since', since],
  ])
}
