import { factorPanel } from '../dense/panel/cholesky.ts'
import { solveRightTransposed } from '../dense/panel/triangular.ts'
import type { SymbolicFactor } from './symbolic.ts'
import { applyUpdates } from './update.ts'
import { type Workspace, workspace } from './workspace.ts'

/** Cholesky factor of a sparse symmetric positive definite matrix, P A P' = L L', in supernodal panels. */
export interface SupernodalFactor {
  readonly status: 'ok'
  readonly symbolic: SymbolicFactor
  /** The panels of L, laid out by `symbolic.panels`; above the diagonals of their first blocks stands nothing of meaning. */
  readonly panels: Float64Array
  /** log|A|. */
  readonly logDeterminant: number
  /** Scratch that later calls with the same storage use again. */
  readonly workspace: Workspace
}

/** The matrix is not positive definite, or holds NaN or infinity, or the factor would be too large. */
export interface FactorizationFailure {
  readonly status: 'failed'
  /**
   * Index (of the matrix as given) at which the pivot was not positive and finite; -1 when the factor would have 2^31
   * values or more (see `panelEntries`), so that it was not tried.
   */
  readonly index: number
}

/**
 * Numeric Cholesky factorisation, left-looking by supernodes with dense kernels on the panels.
 *
 * Ng & Peyton 1993, "Block sparse Cholesky algorithms on advanced uniprocessor computers", SIAM J. Sci. Comput. 14.
 *
 * @param values - of the entries of the analysed pattern, in its order
 * @param into - a factor of the same symbolic factor whose storage is taken over; it must not be used afterwards (but may
 *   be passed again after a failure)
 *
 * @example
 * ```ts
 * import { analyze, factorize } from '@lmm/linalg'
 *
 * const pattern = { n: 2, columnPointers: Int32Array.of(0, 2, 3), rowIndices: Int32Array.of(0, 1, 1) }
 * const factor = factorize(analyze(pattern), Float64Array.of(4, 2, 10))
 * console.log(factor.status === 'ok' && factor.logDeterminant.toFixed(10), Math.log(36).toFixed(10))
 * ```
 * ```text
 * 3.5835189385 3.5835189385
 * ```
 */
export function factorize(
  symbolic: SymbolicFactor,
  values: Float64Array,
  into?: SupernodalFactor,
): SupernodalFactor | FactorizationFailure {
  const { supernodes, panels: starts, panelEntries } = symbolic
  if (panelEntries >= 2 ** 31) return { status: 'failed', index: -1 }
  const { count, first } = supernodes
  const reuse = into !== undefined && into.symbolic === symbolic
  const panels = reuse ? into.panels : new Float64Array(panelEntries)
  const work = reuse ? into.workspace : workspace(symbolic)
  const failed = factorizeByVectors(symbolic, values, panels, work) ?? factorizePlain(symbolic, values, panels, work)
  if (failed >= 0) return { status: 'failed', index: symbolic.order[failed]! }
  let logarithms = 0
  for (let t = 0; t < count; t++) {
    const width = first[t + 1]! - first[t]!
    for (let j = 0; j < width; j++) logarithms += Math.log(panels[starts[t]! + j * (width + 1)]!)
  }
  return { status: 'ok', symbolic, panels, logDeterminant: 2 * logarithms, workspace: work }
}

function fill(panels: Float64Array, { slots, entries }: SymbolicFactor, values: Float64Array): void {
  panels.fill(0)
  for (let q = 0; q < entries; q++) panels[slots[q]!] = values[q]!
}

/** -1, the column of the failing pivot in the order of elimination, or null without vector kernels. */
function factorizeByVectors(
  symbolic: SymbolicFactor,
  values: Float64Array,
  panels: Float64Array,
  work: Workspace,
): number | null {
  const room = work.vectors(symbolic.panelEntries)
  if (room === null) return null
  const copy = room.numbers(symbolic.panelEntries)
  fill(copy, symbolic, values)
  const failed = room.kernels.factorizePanels(copy.byteOffset)
  panels.set(copy)
  return failed
}

function factorizePlain(symbolic: SymbolicFactor, values: Float64Array, panels: Float64Array, work: Workspace): number {
  const { supernodes, panels: starts } = symbolic
  const { count, first, rows } = supernodes
  fill(panels, symbolic, values)
  for (let t = 0; t < count; t++) {
    applyUpdates(symbolic, panels, t, work)
    const at = starts[t]!
    const width = first[t + 1]! - first[t]!
    const below = rows.pointers[t + 1]! - rows.pointers[t]!
    const failed = width === 1 ? factorColumn(panels, at, below) : factorPanel(width, panels, at, width)
    if (failed >= 0) return first[t]! + failed
    if (width > 1) solveRightTransposed(below, width, panels, at, width, panels, at + width * width, width)
  }
  return -1
}

function factorColumn(panels: Float64Array, at: number, below: number): number {
  const pivot = panels[at]!
  if (!(pivot > 0 && pivot < Number.POSITIVE_INFINITY)) return 0
  const root = Math.sqrt(pivot)
  panels[at] = root
  for (let i = 1; i <= below; i++) panels[at + i]! /= root
  return -1
}
