// node --conditions=@lmm/source --import tsx packages/linalg/bench/sparse.ts
import { analyze, factorize, type SparsePattern, type SupernodalFactor, selectedInverse, solve } from '../src/index.ts'

let state = 1
const random = (): number => {
  state = (state * 48271) % 2147483647
  return state / 2147483647
}

/** Levels of crossed factors, the largest first, that meet in random rows; values of Z'Z + I. */
function crossed(sizes: readonly number[], rows: number): { pattern: SparsePattern; values: Float64Array } {
  const n = sizes.reduce((sum, size) => sum + size, 0)
  const columns = Array.from({ length: n }, (_, j) => new Map([[j, 1]]))
  for (let r = 0; r < rows; r++) {
    const levels: number[] = []
    let start = 0
    for (const size of sizes) {
      levels.push(start + Math.floor(random() * size))
      start += size
    }
    for (const a of levels) {
      for (const b of levels) if (a >= b) columns[b]!.set(a, (columns[b]!.get(a) ?? 0) + 1)
    }
  }
  const columnPointers = new Int32Array(n + 1)
  const rowIndices: number[] = []
  const values: number[] = []
  for (let j = 0; j < n; j++) {
    for (const [i, value] of [...columns[j]!].sort((a, b) => a[0] - b[0])) {
      rowIndices.push(i)
      values.push(value)
    }
    columnPointers[j + 1] = rowIndices.length
  }
  return { pattern: { n, columnPointers, rowIndices: Int32Array.from(rowIndices) }, values: Float64Array.from(values) }
}

const cpu = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Fastest of several runs, in milliseconds of processor time. */
function time(runs: number, run: () => void): number {
  let best = Number.POSITIVE_INFINITY
  for (let r = 0; r < runs; r++) {
    const start = cpu()
    run()
    best = Math.min(best, cpu() - start)
  }
  return best
}

for (const [sizes, rows] of [
  [[2972, 1128, 112], 73_421],
  [[2972, 1128], 73_421],
  [[6000, 3000], 100_000],
  [[40_000, 40_000, 20_000], 333_000],
  [[100_000, 30], 100_000],
] as const) {
  const { pattern, values } = crossed(sizes, rows)
  const { n, rowIndices } = pattern
  const analysis = time(3, () => analyze(pattern))
  const symbolic = analyze(pattern)
  const { factorEntries, operations, supernodes, panelEntries } = symbolic
  console.log(
    `${sizes.join(' x ')}, ${rows} rows: ${n} columns, ${rowIndices.length} entries; factor ${factorEntries}, ` +
      `stored ${panelEntries}, ${supernodes.count} supernodes, ${(operations / 1e9).toFixed(3)} GFLOP; analyze ${analysis.toFixed(0)} ms`,
  )
  if (operations > 3e10) continue
  let factor: SupernodalFactor | undefined
  const factorization = time(5, () => {
    const result = factorize(symbolic, values, factor)
    if (result.status === 'failed') throw new Error(`failed at ${result.index}`)
    factor = result
  })
  const inversion = time(3, () => selectedInverse(factor!))
  const b = new Float64Array(n).fill(1)
  const solution = time(5, () => solve(factor!, b))
  console.log(
    `  factorize ${factorization.toFixed(1)} ms (${(operations / factorization / 1e6).toFixed(2)} GFLOP/s), ` +
      `selectedInverse ${inversion.toFixed(1)} ms, solve ${solution.toFixed(2)} ms`,
  )
}
