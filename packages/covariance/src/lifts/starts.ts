import type { CovarianceParameter } from '../structure.ts'

/** The start that the parameters name. */
export function initialTheta(parameters: readonly CovarianceParameter[]): Float64Array {
  return Float64Array.from(parameters, (p) => p.initial)
}

interface Startable {
  readonly parameters: readonly CovarianceParameter[]
  starts?(): readonly Float64Array[]
}

/** The starts that a part proposes, or its `initial` alone. */
export function startsOf(part: Startable): readonly Float64Array[] {
  return part.starts?.() ?? [initialTheta(part.parameters)]
}

/** Every start of one part with every start of the next. */
export function combinedStarts(parts: readonly Startable[]): readonly Float64Array[] {
  return parts.reduce<readonly Float64Array[]>(
    (heads, part) => heads.flatMap((head) => startsOf(part).map((tail) => Float64Array.from([...head, ...tail]))),
    [new Float64Array(0)],
  )
}
