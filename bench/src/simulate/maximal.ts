import { minstd, normals, type Uniforms } from './minstd.ts'
import { rounded } from './rounded.ts'

/** Columns of `maximal`: the three factors as -1/2 and 1/2. */
export interface Maximal {
  readonly subject: string[]
  readonly item: string[]
  readonly a: Float64Array
  readonly b: Float64Array
  readonly c: Float64Array
  readonly y: Float64Array
}

const beta = [6, 0.2, -0.15, 0.1, 0.1, 0, -0.1, 0.05]
const subjectSd = [0.5, 0.25, 0.2, 0.2, 0.2, 0.15, 0.15, 0.2]
const itemSd = [0.3, 0.15, 0.2, 0.15, 0.15, 0.2, 0.1, 0.15]

/**
 * `y ~ a * b * c + (a * b * c | subject) + (a * b * c | item)`: a 2 x 2 x 2 design within subjects and within items, each
 * subject with each item once, in conditions by a Latin square. The eight effects of a unit share a factor, so that all of
 * their 28 correlations are there.
 */
export function maximal(subjects: number, items: number, seed = 20240404): Maximal {
  const uniforms = minstd(seed)
  const ofSubject = effects(uniforms, subjects, subjectSd)
  const ofItem = effects(uniforms, items, itemSd)
  const n = subjects * items
  const e = normals(uniforms, n)
  const subject: string[] = new Array(n)
  const item: string[] = new Array(n)
  const [a, b, c, y] = [new Float64Array(n), new Float64Array(n), new Float64Array(n), new Float64Array(n)]
  for (let i = 0; i < n; i++) {
    const s = Math.floor(i / items)
    const w = i % items
    const condition = (s + w) % 8
    subject[i] = `s${s + 1}`
    item[i] = `i${w + 1}`
    a[i] = (condition & 1) - 0.5
    b[i] = ((condition >> 1) & 1) - 0.5
    c[i] = ((condition >> 2) & 1) - 0.5
    const row = [1, a[i]!, b[i]!, c[i]!, a[i]! * b[i]!, a[i]! * c[i]!, b[i]! * c[i]!, a[i]! * b[i]! * c[i]!]
    const mean = row.reduce((sum, x, k) => sum + x * (beta[k]! + ofSubject[8 * s + k]! + ofItem[8 * w + k]!), 0)
    y[i] = rounded(mean + 0.5 * e[i]!, 4)
  }
  return { subject, item, a, b, c, y }
}

/** Eight effects of each unit with the given standard deviations, all pairs with correlation 0.3. */
function effects(uniforms: Uniforms, units: number, sds: readonly number[]): Float64Array {
  const z = normals(uniforms, units * 9)
  return Float64Array.from({ length: units * 8 }, (_, i) => {
    const unit = Math.floor(i / 8)
    return sds[i % 8]! * (Math.sqrt(0.3) * z[9 * unit + 8]! + Math.sqrt(0.7) * z[9 * unit + (i % 8)]!)
  })
}
