import { LaneProgramWriter, withLanes } from '@lmm/linalg'
import type { BasedRows } from './based-rows.ts'
import type { GroupedProducts } from './cross-products.ts'
import { lanesForRows, loadBasis, loadColumn, loadMask, paddedRows, writeBasis } from './lane-columns.ts'

/** Rows of one level that follow each other are reflected into its triangle together; what is left over adds to `within`. */
export function groupedProducts(
  rows: BasedRows,
  header: Omit<GroupedProducts, 'kind' | 'triangles' | 'within'>,
): GroupedProducts {
  // docs/mathematics/one-factor.md (1)
  const { design, factors, rootWeights, X, y } = rows
  const { n, p } = header
  const factor = factors[0]
  const q = factor?.q ?? 0
  const width = q + p + 1
  const terms = factor?.terms ?? []
  const codes = factor ? design.random[terms[0]!.term]!.codes : null
  const lanes = lanesForRows(n)
  const at = registersOf(q, p)
  const constants: number[] = []
  const write = new LaneProgramWriter()
  for (const { start, basis } of terms)
    writeBasis(write, basis, { raw: at.raw + start, mask: at.mask, out: at.out + start }, constants)
  const x = { raw: at.raw + q, mask: at.mask, out: at.out + q }
  writeBasis(write, X, x, constants)
  writeResponse(write, rows, at, x.out, constants)
  if (rootWeights) for (let j = 0; j < width; j++) write.multiply(at.out + j, at.out + j, at.weight)
  const square = new LaneProgramWriter().addDots(0, p + 1, x.out, p + 1, x.out, p + 1, true)
  const machineSize = {
    lanes,
    registers: at.count,
    constants: constants.length,
    sums: (p + 1) ** 2,
    triangles: (factor?.levels ?? 0) * q * width,
  }
  const programs = [write.done(), square.done()]
  const { triangles, within } = withLanes(machineSize, programs, Math.ceil(n / lanes), (machine) => {
    machine.constants.set(constants)
    for (let from = 0; from < n; from += lanes) {
      const count = Math.min(lanes, n - from)
      loadMask(count, machine, lanes, at.mask)
      for (const { term, start, basis } of terms) {
        const own = { raw: at.raw + start, mask: at.mask, out: at.out + start }
        loadBasis(basis, design.random[term]!.columns, from, count, machine, lanes, own)
      }
      loadBasis(X, design.X.columns, from, count, machine, lanes, x)
      loadColumn(design.y, from, count, machine, lanes, at.response)
      if (design.offset) loadColumn(design.offset, from, count, machine, lanes, at.offset)
      if (rootWeights) loadColumn(rootWeights, from, count, machine, lanes, at.weight)
      machine.run(0, paddedRows(count))
      if (codes) machine.reflect(q, width, codes, from, count, at.out)
      machine.run(1, paddedRows(count))
    }
    return { triangles: machine.triangles.slice(), within: machine.sums.slice() }
  })
  for (let a = 0; a <= p; a++) for (let b = 0; b < a; b++) within[b * (p + 1) + a] = within[a * (p + 1) + b]!
  return { kind: 'grouped', ...header, y, triangles, within }
}

/** Numbers of the registers: [z | x | y] as it is, then [z~ | x~ | y~]. */
interface Registers {
  readonly raw: number
  readonly response: number
  readonly mask: number
  readonly offset: number
  readonly weight: number
  readonly out: number
  readonly count: number
}

function registersOf(q: number, p: number): Registers {
  const response = q + p
  const out = response + 4
  return {
    raw: 0,
    response,
    mask: response + 1,
    offset: response + 2,
    weight: response + 3,
    out,
    count: out + q + p + 1,
  }
}

/** y~ = (y - offset - center - x~'gamma) / scale. */
function writeResponse(
  write: LaneProgramWriter,
  { design, X, y: { center, gamma, scale } }: BasedRows,
  at: Registers,
  x: number,
  constants: number[],
): void {
  const constant = (value: number): number => constants.push(value) - 1
  const out = x + X.size
  write.copy(out, at.response)
  if (design.offset) write.addScaled(out, constant(-1), at.offset)
  write.addScaled(out, constant(-center), at.mask)
  for (let j = 0; j < X.size; j++) write.addScaled(out, constant(-gamma[j]!), x + j)
  write.scale(out, constant(scale > 0 ? 1 / scale : 0))
}
