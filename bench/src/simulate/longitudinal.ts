import { minstd, normals } from './minstd.ts'
import { rounded } from './rounded.ts'

/** Columns of `longitudinal`. */
export interface Longitudinal {
  readonly id: Int32Array
  readonly x: Float64Array
  readonly trt: string[]
  readonly y: Float64Array
}

/**
 * `y ~ x * trt + (x | id)`, equal numbers of visits for every subject: `sim_long` of packages/reference/scripts/simulate.R,
 * the same draws in the same order.
 */
export function longitudinal(subjects: number, visits: number, seed = 20240101): Longitudinal {
  const uniforms = minstd(seed)
  const z0 = normals(uniforms, subjects)
  const z1 = normals(uniforms, subjects)
  const n = subjects * visits
  const u = uniforms(n)
  const e = normals(uniforms, n)
  const id = new Int32Array(n)
  const x = new Float64Array(n)
  const trt: string[] = new Array(n)
  const y = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    const subject = Math.floor(i / visits)
    const treated = (subject + 1) % 2 === 0 ? 1 : 0
    const b0 = 1.2 * z0[subject]!
    const b1 = 0.3 * (0.35 * z0[subject]! + Math.sqrt(1 - 0.35 ** 2) * z1[subject]!)
    const visit = rounded((i % visits) + 0.5 * u[i]!, 3)
    id[i] = subject + 1
    x[i] = visit
    trt[i] = treated === 1 ? 'B' : 'A'
    y[i] = rounded(10 + 0.5 * visit - treated + 0.25 * visit * treated + b0 + b1 * visit + e[i]!, 4)
  }
  return { id, x, trt, y }
}
