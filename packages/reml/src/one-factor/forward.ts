import type { GroupedProducts } from '@lmm/design'
import { type Profile, type ProfileSettings, profile } from '../profile.ts'
import type { LevelClasses } from './classes.ts'
import {
  addProductLanes,
  addScaledLanes,
  copyLanes,
  dotLanes,
  gatherLanes,
  laneBlock,
  multiplyLanes,
  rootLanes,
  subtractProductLanes,
} from './lanes.ts'

/** What the passes over the classes leave for each other, entry by entry as in `LevelClasses`. */
export interface Workspace {
  /** W of each class. */
  readonly W: Float64Array
  /** b~ of each row. */
  readonly b: Float64Array
  readonly C: Float64Array
  /** Lanes of a block, and how far apart its entries are below. */
  readonly lanes: number
  /** A block of lanes of H = I + R Sigma R', then of its factor L; of 1 / diag L; of a row of R Sigma. */
  readonly H: Float64Array
  readonly reciprocal: Float64Array
  readonly RS: Float64Array
  /** L and 1 / diag L of the class of each row. */
  readonly rowH: Float64Array
  readonly rowReciprocal: Float64Array
  /** For the second pass: W of the class of each row, lower triangles of U, of U times the size of the class and of J, and K. */
  readonly rowW: Float64Array
  readonly U: Float64Array
  readonly sized: Float64Array
  readonly J: Float64Array
  readonly K: Float64Array
}

export function workspace(p: number, q: number, { count, rows }: LevelClasses): Workspace {
  const lanes = Math.min(laneBlock, Math.max(count, rows))
  const block = (entries: number): Float64Array => new Float64Array(entries * lanes)
  const triangle = (q * (q + 1)) / 2
  return {
    W: new Float64Array(count * q * q),
    b: new Float64Array(rows * q * (p + 1)),
    C: new Float64Array((p + 1) * (p + 1)),
    lanes,
    H: block(q * q),
    reciprocal: block(q),
    RS: block(q),
    rowH: block(q * q),
    rowReciprocal: block(q),
    rowW: block(q * q),
    U: block(triangle),
    sized: block(triangle),
    J: block(triangle),
    K: block(q * (p + 1)),
  }
}

/** log|V| and C = [X y]'V^-1 [X y], then beta and sigma; W and b~ stay in the workspace. A string says why not. */
export function forward(
  { p, factors, within }: GroupedProducts,
  classes: LevelClasses,
  settings: ProfileSettings,
  work: Workspace,
  Sigma: Float64Array,
): Profile | string {
  const q = factors[0]?.q ?? 0
  const { count, rows, classOf, sizes } = classes
  const { lanes } = work
  work.C.set(within)
  let logDetV = 0
  let row = 0
  for (let from = 0; from < count; from += lanes) {
    const n = Math.min(lanes, count - from)
    penalized(n, classes, from, Sigma, q, work)
    if (!factored(n, q, work)) return "I + R Sigma R' is not positive definite"
    for (let l = 0; l < n; l++) {
      let diagonal = 1
      for (let i = 0; i < q; i++) diagonal *= work.H[(i * q + i) * lanes + l]!
      logDetV += 2 * sizes[from + l]! * Math.log(diagonal)
    }
    forwardSolved(n, q, q, classes.R, from, count, work.H, work.reciprocal, lanes, work.W)
    while (row < rows && classOf[row]! < from + n) {
      let end = Math.min(rows, row + lanes)
      while (classOf[end - 1]! >= from + n) end--
      addRows(classes, work, from, row, end - row, q, p + 1)
      row = end
    }
  }
  return profile(work.C, logDetV, settings) ?? "X'V^-1 X is not positive definite, or nothing is left of the response"
}

/** H = I + R Sigma R', lower triangle. */
function penalized(
  n: number,
  { R, count }: LevelClasses,
  from: number,
  Sigma: Float64Array,
  q: number,
  { H, RS, lanes }: Workspace,
): void {
  for (let i = 0; i < q; i++) {
    for (let j = 0; j < q; j++) {
      RS.fill(0, j * lanes, j * lanes + n)
      for (let k = i; k < q; k++) {
        const value = Sigma[k * q + j]!
        if (value !== 0) addScaledLanes(n, RS, j * lanes, value, R, (i * q + k) * count + from)
      }
    }
    for (let j = 0; j <= i; j++) {
      const at = (i * q + j) * lanes
      H.fill(i === j ? 1 : 0, at, at + n)
      for (let k = j; k < q; k++) addProductLanes(n, H, at, RS, k * lanes, R, (j * q + k) * count + from)
    }
  }
}

/** L of H in place. */
function factored(n: number, q: number, { H, reciprocal, lanes }: Workspace): boolean {
  for (let j = 0; j < q; j++) {
    const pivot = (j * q + j) * lanes
    for (let k = 0; k < j; k++) {
      const from = (j * q + k) * lanes
      subtractProductLanes(n, H, pivot, H, from, H, from)
    }
    if (rootLanes(n, H, pivot, reciprocal, j * lanes) >= 0) return false
    for (let i = j + 1; i < q; i++) {
      const at = (i * q + j) * lanes
      for (let k = 0; k < j; k++) subtractProductLanes(n, H, at, H, (i * q + k) * lanes, H, (j * q + k) * lanes)
      multiplyLanes(n, H, at, H, at, reciprocal, j * lanes)
    }
  }
  return true
}

/** out = L^-1 a for q x columns blocks of `total` lanes, of which n from `from` on. */
function forwardSolved(
  n: number,
  q: number,
  columns: number,
  a: Float64Array,
  from: number,
  total: number,
  L: Float64Array,
  reciprocal: Float64Array,
  lanes: number,
  out: Float64Array,
): void {
  for (let i = 0; i < q; i++)
    for (let x = 0; x < columns; x++) {
      const at = (i * columns + x) * total + from
      copyLanes(n, out, at, a, at)
      for (let k = 0; k < i; k++)
        subtractProductLanes(n, out, at, L, (i * q + k) * lanes, out, (k * columns + x) * total + from)
      multiplyLanes(n, out, at, out, at, reciprocal, i * lanes)
    }
}

/** b~ of n rows, and their part of C. */
function addRows(
  { b, rows, count, classOf }: LevelClasses,
  work: Workspace,
  firstClass: number,
  row: number,
  n: number,
  q: number,
  width: number,
): void {
  const { lanes } = work
  const aligned = rows === count
  if (!aligned)
    for (let i = 0; i < q; i++) {
      gatherLanes(n, work.rowReciprocal, i * lanes, work.reciprocal, i * lanes - firstClass, classOf, row)
      for (let k = 0; k < i; k++) {
        const at = (i * q + k) * lanes
        gatherLanes(n, work.rowH, at, work.H, at - firstClass, classOf, row)
      }
    }
  const L = aligned ? work.H : work.rowH
  const reciprocal = aligned ? work.reciprocal : work.rowReciprocal
  forwardSolved(n, q, width, b, row, rows, L, reciprocal, lanes, work.b)
  for (let x = 0; x < width; x++)
    for (let y = 0; y <= x; y++) {
      let sum = 0
      for (let i = 0; i < q; i++)
        sum += dotLanes(n, work.b, (i * width + x) * rows + row, work.b, (i * width + y) * rows + row)
      work.C[x * width + y]! += sum
    }
}
