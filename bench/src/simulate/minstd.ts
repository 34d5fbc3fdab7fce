/** A stream of uniform numbers, n at a time. */
export type Uniforms = (n: number) => Float64Array

/** MINSTD (Park & Miller 1988, multiplier of 1993): exact in doubles, so that every language draws the same numbers. */
export function minstd(seed: number): Uniforms {
  let state = seed
  return (n) => {
    const drawn = new Float64Array(n)
    for (let i = 0; i < n; i++) {
      state = (48271 * state) % 2147483647
      drawn[i] = state / 2147483647
    }
    return drawn
  }
}

/** Standard normal numbers by Box & Muller (1958), in pairs: cosine first, then sine. */
export function normals(uniforms: Uniforms, n: number): Float64Array {
  const pairs = Math.ceil(n / 2)
  const u = uniforms(2 * pairs)
  for (let i = 0; i < 2 * pairs; i += 2) {
    const radius = Math.sqrt(-2 * Math.log(u[i]!))
    const angle = 2 * Math.PI * u[i + 1]!
    u[i] = radius * Math.cos(angle)
    u[i + 1] = radius * Math.sin(angle)
  }
  return u.subarray(0, n)
}
