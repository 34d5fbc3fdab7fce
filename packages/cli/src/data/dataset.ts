import { datasets, isDatasetName, loadDataset } from '@lmm/datasets'
import { type Table, tableOf } from '@lmm/design'
import { type LmmError, nearest } from '@lmm/diagnostics'
import { say } from '../say.ts'

/** A data set that comes with lmm. */
export async function datasetTable(name: string): Promise<Table> {
  if (!isDatasetName(name)) throw unknownDataset(name)
  return tableOf(await loadDataset(name), { source: `dataset:${name}` })
}

/** No data set has that name. */
export function unknownDataset(name: string): LmmError {
  const known = Object.keys(datasets)
  return say.error('cli/unknown-dataset', { name, nearest: nearest(name, known), known })
}
