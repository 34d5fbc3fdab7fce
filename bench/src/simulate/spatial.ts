import { minstd, normals } from './minstd.ts'

/** Columns of `spatial`. */
export interface Spatial {
  readonly east: Float64Array
  readonly north: Float64Array
  readonly x: Float64Array
  readonly y: Float64Array
}

/** Cosines that a field is a sum of. */
const waves = 400

/** `y ~ x` at places in a unit square, residuals of exponential correlation of range 0.15 with a nugget of a fifth. */
export function spatial(n: number, seed = 20240707): Spatial {
  const uniforms = minstd(seed)
  const east = uniforms(n)
  const north = uniforms(n)
  const x = normals(uniforms, n)
  const e = normals(uniforms, n)
  // frequencies of the exponential correlation are bivariate Cauchy
  const direction = normals(uniforms, 2 * waves)
  const size = normals(uniforms, waves)
  const phase = uniforms(waves)
  const y = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    let field = 0
    for (let w = 0; w < waves; w++) {
      const scale = 0.15 * Math.abs(size[w]!)
      const along = (direction[2 * w]! * east[i]! + direction[2 * w + 1]! * north[i]!) / scale
      field += Math.cos(along + 2 * Math.PI * phase[w]!)
    }
    y[i] = 5 + 0.5 * x[i]! + Math.sqrt(2 / waves) * field + 0.5 * e[i]!
  }
  return { east, north, x, y }
}
