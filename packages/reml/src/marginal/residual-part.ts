import type { BoundCovariance } from '@lmm/covariance'
import type { Pattern, PatternProducts } from '@lmm/design'
import { Matrix } from 'ml-matrix'
import { structureDerivative, structureSecondDerivative } from '../structure-derivatives.ts'
import type { ResidualStructure } from './residual-structure.ts'

/** Matrices over a whole axis are kept up to this many positions; beyond, each group has its own. */
const wholeAxis = 64

/** Rows of a pattern that belong to one group of the residuals. */
interface GroupRows {
  readonly block: number
  /** Rows of the pattern. */
  readonly rows: Int32Array
  /** Their positions. */
  readonly at: Int32Array
  /** Whether its matrix is a submatrix of that of the axis, which is kept. */
  readonly fromAxis: boolean
}

interface Block {
  readonly bound: BoundCovariance
  /** First of its parameters. */
  readonly from: number
  readonly size: number
  readonly everywhere: Int32Array
  readonly kept: boolean
  /** C over the axis and its derivatives by parameter, where kept. */
  readonly C: Float64Array
  readonly dC: readonly Float64Array[]
  /** Sum over all groups of the score of C, where kept. */
  readonly score: Float64Array
}

/** C, the residual covariance before variance functions, of every pattern, with its derivatives. */
export class ResidualPart {
  readonly count: number
  readonly #blocks: readonly Block[]
  readonly #groups: readonly (readonly GroupRows[])[]
  #theta: Float64Array = new Float64Array(0)
  readonly #matrices = new Map<number, Matrix>()

  constructor({ patterns, axes }: PatternProducts, { blocks }: ResidualStructure) {
    let from = 0
    this.#blocks = blocks.map(({ bound }, b) => {
      const { size } = axes[b]!
      const kept = size <= wholeAxis
      const cells = kept ? size * size : 0
      const block = {
        bound,
        from,
        size,
        everywhere: Int32Array.from({ length: size }, (_, i) => i),
        kept,
        C: new Float64Array(cells),
        dC: bound.parameters.map(() => new Float64Array(cells)),
        score: new Float64Array(cells),
      }
      from += bound.parameters.length
      return block
    })
    this.count = from
    this.#groups = patterns.map((pattern) => (blocks.length > 0 ? groupsOf(pattern, this.#blocks) : []))
  }

  /** Parameters that the covariance of a pattern depends on. */
  active(p: number): number[] {
    const blocks = [...new Set(this.#groups[p]!.map(({ block }) => block))].sort((a, b) => a - b)
    return blocks.flatMap((b) => this.#blocks[b]!.bound.parameters.map((_, k) => this.#blocks[b]!.from + k))
  }

  /** Prepares everything that patterns share at theta (of this part). */
  prepare(theta: Float64Array, order: 0 | 1 | 2): void {
    this.#theta = theta
    for (const block of this.#blocks) {
      if (!block.kept) continue
      const { bound, size, everywhere, C, dC, score } = block
      const local = this.#local(block)
      const matrix = this.#matrix(size)
      bound.covariance(local, everywhere, matrix)
      copy(matrix, size, C)
      score.fill(0)
      if (order > 0)
        dC.forEach((out, k) => {
          structureDerivative(bound, local, k, everywhere, matrix)
          copy(matrix, size, out)
        })
    }
  }

  /** Writes C of pattern p, k x k, zero between groups; the identity where residuals are independent. */
  covariance(p: number, k: number, out: Float64Array): void {
    out.fill(0, 0, k * k)
    const groups = this.#groups[p]!
    if (groups.length === 0) for (let i = 0; i < k; i++) out[i * k + i] = 1
    for (const group of groups) {
      const block = this.#blocks[group.block]!
      if (group.fromAxis) spread(group, block.C, block.size, k, out)
      else {
        const matrix = this.#matrix(group.at.length)
        block.bound.covariance(this.#local(block), group.at, matrix)
        spreadMatrix(group.rows, matrix, k, out)
      }
    }
  }

  /** Writes the derivative of C of pattern p by parameter a. */
  derivative(p: number, a: number, k: number, out: Float64Array): void {
    out.fill(0, 0, k * k)
    for (const group of this.#groups[p]!) {
      const block = this.#blocks[group.block]!
      const own = a - block.from
      if (own < 0 || own >= block.bound.parameters.length) continue
      if (group.fromAxis) spread(group, block.dC[own]!, block.size, k, out)
      else {
        const matrix = this.#matrix(group.at.length)
        structureDerivative(block.bound, this.#local(block), own, group.at, matrix)
        spreadMatrix(group.rows, matrix, k, out)
      }
    }
  }

  /** Takes in the score D of C of pattern p (symmetric k x k): adds tr(D d2C) to the Hessian, now or in `finish`. */
  addCurvature(p: number, D: Float64Array, k: number, hessian: Float64Array, m: number, first: number): void {
    for (const { block: b, rows, at, fromAxis } of this.#groups[p]!) {
      const block = this.#blocks[b]!
      if (fromAxis) {
        for (let i = 0; i < rows.length; i++)
          for (let j = 0; j < rows.length; j++)
            block.score[at[i]! * block.size + at[j]!]! += D[rows[i]! * k + rows[j]!]!
        continue
      }
      const local = this.#local(block)
      const matrix = this.#matrix(at.length)
      for (let a = 0; a < local.length; a++)
        for (let c = 0; c <= a; c++) {
          structureSecondDerivative(block.bound, local, a, c, at, matrix)
          let sum = 0
          for (let i = 0; i < rows.length; i++)
            for (let j = 0; j < rows.length; j++) sum += D[rows[i]! * k + rows[j]!]! * matrix.get(i, j)
          addBoth(hessian, m, first + block.from + a, first + block.from + c, sum)
        }
    }
  }

  finish(hessian: Float64Array, m: number, first: number): void {
    for (const block of this.#blocks) {
      if (!block.kept) continue
      const { bound, size, everywhere, score } = block
      const local = this.#local(block)
      const matrix = this.#matrix(size)
      for (let a = 0; a < local.length; a++)
        for (let c = 0; c <= a; c++) {
          structureSecondDerivative(bound, local, a, c, everywhere, matrix)
          let sum = 0
          for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) sum += score[i * size + j]! * matrix.get(i, j)
          addBoth(hessian, m, first + block.from + a, first + block.from + c, sum)
        }
    }
  }

  #local({ from, bound }: Block): Float64Array {
    return this.#theta.subarray(from, from + bound.parameters.length)
  }

  #matrix(size: number): Matrix {
    const known = this.#matrices.get(size)
    if (known) return known
    const made = Matrix.zeros(size, size)
    this.#matrices.set(size, made)
    return made
  }
}

/** Adds to both elements of a symmetric m x m matrix, once on the diagonal. */
export function addBoth(matrix: Float64Array, m: number, a: number, b: number, value: number): void {
  matrix[a * m + b]! += value
  if (a !== b) matrix[b * m + a]! += value
}

function groupsOf({ size, groups, blocks, at }: Pattern, all: readonly Block[]): GroupRows[] {
  const rowsOf = new Map<number, number[]>()
  for (let i = 0; i < size; i++) {
    const known = rowsOf.get(groups[i]!)
    if (known) known.push(i)
    else rowsOf.set(groups[i]!, [i])
  }
  return [...rowsOf.values()].map((list) => {
    const rows = Int32Array.from(list)
    const positions = Int32Array.from(rows, (row) => at[row]!)
    const block = blocks[rows[0]!]!
    const fromAxis = all[block]!.kept && new Set(positions).size === positions.length
    return { block, rows, at: positions, fromAxis }
  })
}

function copy(matrix: Matrix, size: number, out: Float64Array): void {
  for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) out[i * size + j] = matrix.get(i, j)
}

function spread({ rows, at }: GroupRows, C: Float64Array, size: number, k: number, out: Float64Array): void {
  for (let i = 0; i < rows.length; i++) {
    const to = rows[i]! * k
    const from = at[i]! * size
    for (let j = 0; j < rows.length; j++) out[to + rows[j]!] = C[from + at[j]!]!
  }
}

function spreadMatrix(rows: Int32Array, matrix: Matrix, k: number, out: Float64Array): void {
  for (let i = 0; i < rows.length; i++)
    for (let j = 0; j < rows.length; j++) out[rows[i]! * k + rows[j]!] = matrix.get(i, j)
}
