import { minstd, normals } from './minstd.ts'
import { rounded } from './rounded.ts'

/** Columns of `visits`. */
export interface Visits {
  readonly id: string[]
  readonly arm: string[]
  readonly visit: string[]
  readonly y: Float64Array
}

/** `y ~ arm * visit` with correlated visits of growing variance; a third of the subjects drop out after the second visit or later. */
export function visits(subjects: number, most: number, seed = 20240606): Visits {
  const uniforms = minstd(seed)
  const intercepts = normals(uniforms, subjects)
  const e = normals(uniforms, subjects * most)
  const u = uniforms(2 * subjects)
  const id: string[] = []
  const arm: string[] = []
  const visit: string[] = []
  const y: number[] = []
  for (let s = 0; s < subjects; s++) {
    const last = u[2 * s]! < 1 / 3 ? 2 + Math.floor(u[2 * s + 1]! * (most - 2)) : most
    let state = 0
    for (let t = 1; t <= last; t++) {
      state = 0.6 * state + 0.8 * e[s * most + t - 1]!
      id.push(`s${s + 1}`)
      arm.push(s % 2 === 0 ? 'control' : 'treated')
      visit.push(`v${t}`)
      y.push(rounded(10 + 0.5 * t + (s % 2) * 0.2 * t + 2 * intercepts[s]! + (1 + 0.2 * t) * state, 4))
    }
  }
  return { id, arm, visit, y: Float64Array.from(y) }
}
