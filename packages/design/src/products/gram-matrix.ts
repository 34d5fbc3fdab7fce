import { LaneProgramWriter, withLanes } from '@lmm/linalg'
import { lanesForRows, loadColumn, loadMask, paddedRows } from './lane-columns.ts'

/** (X - 1 c')'W(X - 1 c') of columns, by rows; `rootWeights` are the square roots of the diagonal of W, or null for ones. */
export function gramMatrix(
  columns: readonly Float64Array[],
  center: Float64Array,
  rootWeights: Float64Array | null,
): Float64Array {
  const size = columns.length
  const n = columns[0]?.length ?? 0
  const mask = size
  const write = new LaneProgramWriter()
  center.forEach((c, j) => {
    if (c !== 0) write.addScaled(j, j, mask)
    if (rootWeights) write.multiply(j, j, mask + 1)
  })
  write.addDots(0, size, 0, size, 0, size, true)
  const lanes = lanesForRows(n)
  const machineSize = { lanes, registers: size + 2, constants: size, sums: size * size }
  const gram = withLanes(machineSize, [write.done()], Math.ceil(n / lanes), (machine) => {
    machine.constants.set(center.map((c) => -c))
    for (let from = 0; from < n; from += lanes) {
      const count = Math.min(lanes, n - from)
      loadMask(count, machine, lanes, mask)
      columns.forEach((column, j) => {
        loadColumn(column, from, count, machine, lanes, j)
      })
      if (rootWeights) loadColumn(rootWeights, from, count, machine, lanes, mask + 1)
      machine.run(0, paddedRows(count))
    }
    return machine.sums.slice()
  })
  for (let j = 0; j < size; j++) for (let k = 0; k < j; k++) gram[k * size + j] = gram[j * size + k]!
  return gram
}
