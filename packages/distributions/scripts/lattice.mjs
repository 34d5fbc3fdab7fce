// Searches the generating vector of src/multivariate-t/generating-vector.ts: node scripts/lattice.mjs
// Component by component over random candidates (Dick, Kuo and Sloan 2013, "High-dimensional integration: the quasi-Monte
// Carlo way", Acta Numerica 22, section 5), for all sizes 2^8 to 2^17 at once, in the space of order 2 with weights 1 / j^2.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

const DIMENSIONS = 64
const CANDIDATES = 120
const SIZES = [8, 10, 12, 13, 14, 15, 16, 17]
const largest = 2 ** SIZES.at(-1)

let state = 20240229
const random = () => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0
  return state / 2 ** 32
}

// Bernoulli polynomial of the reproducing kernel, by position on the finest lattice
const kernel = Float64Array.from({ length: largest }, (_, i) => {
  const x = i / largest
  return 2 * Math.PI ** 2 * (x * x - x + 1 / 6)
})
const products = SIZES.map((m) => new Float64Array(2 ** m).fill(1))

function score(z, weight) {
  let total = 0
  for (const [s, m] of SIZES.entries()) {
    const product = products[s]
    const n = 2 ** m
    const stride = largest / n
    let sum = 0
    for (let i = 0; i < n; i++) sum += product[i] * kernel[((i * z) % n) * stride]
    total += ((weight * sum) / n) * n * n
  }
  return total
}

const vector = []
for (let j = 1; j <= DIMENSIONS; j++) {
  const weight = 1 / (j * j)
  const candidates =
    j === 1 ? [1] : Array.from({ length: CANDIDATES }, () => 2 * Math.floor(random() * (largest / 2)) + 1)
  const scores = candidates.map((z) => score(z, weight))
  const z = candidates[scores.indexOf(Math.min(...scores))]
  vector.push(z)
  for (const [s, m] of SIZES.entries()) {
    const n = 2 ** m
    for (let i = 0; i < n; i++) products[s][i] *= 1 + weight * kernel[((i * z) % n) * (largest / n)]
  }
}

const lines = []
for (let k = 0; k < vector.length; k += 12) lines.push(`  ${vector.slice(k, k + 12).join(', ')},`)
writeFileSync(
  join(import.meta.dirname, '../src/multivariate-t/generating-vector.ts'),
  `/** Of a lattice rule with up to 2^17 points, embedded in sizes 2^m; found by scripts/lattice.mjs. */
export const GENERATING_VECTOR: readonly number[] = [
${lines.join('\n')}
]
`,
)
