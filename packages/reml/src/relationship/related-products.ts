import type { CrossedProducts, CrossProducts, GroupedProducts, PairProducts } from '@lmm/design'
import { multiplyTransposedLeft } from '@lmm/linalg'
import { type LevelFactor, multiplyLevels } from './level-factor.ts'
import type { LevelFactors } from './related-design.ts'

/**
 * Products in u, where b = (L (x) I) u for the factors with a relationship: Z'Z becomes (L (x) I)'Z'Z(L (x) I), and the model is one of independent
 * levels.
 *
 * @example
 * ```ts
 * import { buildDesign, crossProducts, inferSchema, tableOf } from '@lmm/design'
 * import { expand, parse } from '@lmm/formula'
 * import { levelFactors, relatedDesign, relatedProducts } from '@lmm/reml'
 * const table = tableOf({ y: [1, 3, 2, 5, 4], animal: ['dam', 'calf', 'dam', 'calf', 'dam'] })
 * const terms = expand(parse('y ~ 1 + (1 | animal)'), { columns: table.columns.keys() })
 * const covariance = [[1, 0.5, 0.5], [0.5, 1, 0.25], [0.5, 0.25, 1]]
 * const factors = levelFactors({ animal: { levels: ['dam', 'calf', 'sister'], covariance } })
 * const design = relatedDesign(buildDesign(terms, inferSchema(terms, table), table), factors)
 * const { kind, factors: turned } = relatedProducts(crossProducts(design), factors)
 * console.log(kind, turned[0]!.levels)
 * ```
 * ```text
 * crossed 3
 * ```
 */
export function relatedProducts(products: CrossProducts, related: LevelFactors): CrossProducts {
  // docs/mathematics/relationships.md (2)
  if (related.size === 0) return products
  const crossed = products.kind === 'grouped' ? summed(products) : products
  const factors = crossed.factors.map((factor) => related.get(factor.groupName))
  const pairs = crossed.pairs.map((pair) => {
    const left = factors[pair.row]
    const right = factors[pair.column]
    const { q: qr, levels: rows } = crossed.factors[pair.row]!
    const { q: qc, levels: columns } = crossed.factors[pair.column]!
    if (pair.row === pair.column) return left ? congruent(pair, left, qr) : pair
    const half = left ? transposed(multiplied(transposed(pair), left, qc, qr, columns)) : pair
    return right ? multiplied(half, right, qr, qc, rows) : half
  })
  return {
    ...crossed,
    pairs,
    B: crossed.B.map((B, f) => {
      const L = factors[f]
      return L ? multiplyLevels(L, B, crossed.factors[f]!.q * (crossed.p + 1), 'transposed') : B
    }),
  }
}

/** Sums of products from the triangular form: Z'Z = R'R, Z'[X y] = R'b, and C = within + b'b. */
function summed({ triangles, within, ...header }: GroupedProducts): CrossedProducts {
  const { p } = header
  const { q, levels } = header.factors[0]!
  const width = q + p + 1
  const blocks = new Float64Array(levels * q * q)
  const B = new Float64Array(levels * q * (p + 1))
  const C = within.slice()
  for (let level = 0; level < levels; level++)
    for (let k = 0; k < q; k++) {
      const row = (level * q + k) * width
      for (let i = 0; i < q; i++) {
        const value = triangles[row + i]!
        for (let j = 0; j < q; j++) blocks[(level * q + i) * q + j]! += value * triangles[row + j]!
        for (let x = 0; x <= p; x++) B[(level * q + i) * (p + 1) + x]! += value * triangles[row + q + x]!
      }
      for (let x = 0; x <= p; x++)
        for (let y = 0; y <= p; y++) C[x * (p + 1) + y]! += triangles[row + q + x]! * triangles[row + q + y]!
    }
  const all = Int32Array.from({ length: levels }, (_, level) => level)
  return {
    ...header,
    kind: 'crossed',
    pairs: [{ row: 0, column: 0, rowLevels: all, columnLevels: all, blocks }],
    B: [B],
    C,
  }
}

/** (L (x) I)' D (L (x) I) for block diagonal D, blocks on and below the diagonal; every level has its diagonal block. */
function congruent(pair: PairProducts, L: LevelFactor, q: number): PairProducts {
  const n = L.levels.length
  if (4 * L.values.length > n * n) return denselyCongruent(pair, L, q)
  const rowLevels: number[] = []
  const columnLevels: number[] = []
  const parts: Float64Array[] = []
  const block = blockOfLevel(pair, n)
  const byColumn = columnsOf(L)
  const sum = new Float64Array(n * q * q)
  for (let column = 0; column < n; column++) {
    const rows = new Set<number>([column])
    for (const [i, weight] of byColumn[column]!) {
      const at = block[i]!
      if (at < 0) continue
      for (let e = L.rowPointers[i]!; e < L.rowPointers[i + 1]!; e++) {
        const row = L.columns[e]!
        if (row < column) continue
        rows.add(row)
        const factor = weight * L.values[e]!
        for (let c = 0; c < q * q; c++) sum[row * q * q + c]! += factor * pair.blocks[at * q * q + c]!
      }
    }
    for (const row of [...rows].sort((a, b) => a - b)) {
      rowLevels.push(row)
      columnLevels.push(column)
      parts.push(sum.slice(row * q * q, (row + 1) * q * q))
      sum.fill(0, row * q * q, (row + 1) * q * q)
    }
  }
  return joined(pair, rowLevels, columnLevels, parts, q * q)
}

function denselyCongruent(pair: PairProducts, L: LevelFactor, q: number): PairProducts {
  const n = L.levels.length
  const count = (n * (n + 1)) / 2
  const rowLevels = new Int32Array(count)
  const columnLevels = new Int32Array(count)
  const blocks = new Float64Array(count * q * q)
  for (let entry = 0; entry < q * q; entry++) {
    const sum = weightedSquare(pair, L, Math.floor(entry / q), entry % q, q)
    let at = 0
    for (let column = 0; column < n; column++)
      for (let row = column; row < n; row++, at++) {
        rowLevels[at] = row
        columnLevels[at] = column
        blocks[at * q * q + entry] = sum[row * n + column]!
      }
  }
  return { ...pair, rowLevels, columnLevels, blocks }
}

/** L' diag(d) L for entry (i, j) of the blocks. */
function weightedSquare(pair: PairProducts, L: LevelFactor, i: number, j: number, q: number): Float64Array {
  const n = L.levels.length
  const plain = new Float64Array(n * n)
  const weighted = new Float64Array(n * n)
  const block = blockOfLevel(pair, n)
  for (let level = 0; level < n; level++)
    for (let e = L.rowPointers[level]!; e < L.rowPointers[level + 1]!; e++) {
      const at = block[level]!
      plain[level * n + L.columns[e]!] = L.values[e]!
      weighted[level * n + L.columns[e]!] = at < 0 ? 0 : L.values[e]! * pair.blocks[(at * q + i) * q + j]!
    }
  const out = new Float64Array(n * n)
  multiplyTransposedLeft(weighted, plain, out, n, n, n)
  return out
}

/** P (L (x) I) for the blocks of a pair, by columns of L. */
function multiplied(pair: PairProducts, L: LevelFactor, qr: number, qc: number, rows: number): PairProducts {
  const size = qr * qc
  const byLevel: number[][] = L.levels.map(() => [])
  pair.columnLevels.forEach((level, block) => {
    byLevel[level]!.push(block)
  })
  const rowLevels: number[] = []
  const columnLevels: number[] = []
  const parts: Float64Array[] = []
  const sum = new Float64Array(rows * size)
  columnsOf(L).forEach((entries, column) => {
    const touched = new Set<number>()
    for (const [i, weight] of entries)
      for (const block of byLevel[i]!) {
        const row = pair.rowLevels[block]!
        touched.add(row)
        for (let c = 0; c < size; c++) sum[row * size + c]! += weight * pair.blocks[block * size + c]!
      }
    for (const row of [...touched].sort((a, b) => a - b)) {
      rowLevels.push(row)
      columnLevels.push(column)
      parts.push(sum.slice(row * size, (row + 1) * size))
      sum.fill(0, row * size, (row + 1) * size)
    }
  })
  return joined(pair, rowLevels, columnLevels, parts, size)
}

/** The pair seen from its other factor: blocks transposed, in the order of their new columns. */
function transposed(pair: PairProducts): PairProducts {
  const blocks = pair.rowLevels.length
  const size = blocks > 0 ? pair.blocks.length / blocks : 0
  const order = Int32Array.from({ length: blocks }, (_, k) => k).sort(
    (a, b) => pair.rowLevels[a]! - pair.rowLevels[b]! || pair.columnLevels[a]! - pair.columnLevels[b]!,
  )
  const parts = Array.from(order, (block) => pair.blocks.subarray(block * size, (block + 1) * size))
  return joined(
    { ...pair, row: pair.column, column: pair.row },
    Array.from(order, (block) => pair.columnLevels[block]!),
    Array.from(order, (block) => pair.rowLevels[block]!),
    parts,
    size,
  )
}

function joined(
  { row, column }: PairProducts,
  rowLevels: readonly number[],
  columnLevels: readonly number[],
  parts: readonly Float64Array[],
  size: number,
): PairProducts {
  const blocks = new Float64Array(parts.length * size)
  parts.forEach((part, k) => {
    blocks.set(part, k * size)
  })
  return { row, column, rowLevels: Int32Array.from(rowLevels), columnLevels: Int32Array.from(columnLevels), blocks }
}

/** Block of each level of a pair of a factor with itself, -1 without rows. */
function blockOfLevel({ rowLevels }: PairProducts, levels: number): Int32Array {
  const out = new Int32Array(levels).fill(-1)
  rowLevels.forEach((level, block) => {
    out[level] = block
  })
  return out
}

/** Entries of L by columns: [row, value]. */
function columnsOf({ levels, rowPointers, columns, values }: LevelFactor): [number, number][][] {
  const out: [number, number][][] = levels.map(() => [])
  for (let i = 0; i < levels.length; i++)
    for (let e = rowPointers[i]!; e < rowPointers[i + 1]!; e++) out[columns[e]!]!.push([i, values[e]!])
  return out
}
