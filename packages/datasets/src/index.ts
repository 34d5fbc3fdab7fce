import type { Dataset, DatasetInfo } from './dataset.ts'
import { dyestuffInfo } from './info/dyestuff.ts'
import { dyestuff2Info } from './info/dyestuff2.ts'
import { sleepstudyInfo } from './info/sleepstudy.ts'

export type { ColumnInfo, Dataset, DatasetColumn, DatasetInfo, Factor } from './dataset.ts'

const loaders = {
  sleepstudy: () => import('./sleepstudy.ts').then((module) => module.sleepstudy),
  dyestuff: () => import('./dyestuff.ts').then((module) => module.dyestuff),
  dyestuff2: () => import('./dyestuff2.ts').then((module) => module.dyestuff2),
} satisfies Record<string, () => Promise<Dataset>>

/** Name of a data set: of its subpath, and of its export there. */
export type DatasetName = keyof typeof loaders

/** All data sets by name, without their data. */
export const datasets: Readonly<Record<DatasetName, DatasetInfo>> = {
  sleepstudy: sleepstudyInfo,
  dyestuff: dyestuffInfo,
  dyestuff2: dyestuff2Info,
}

/** Whether a text is the name of a data set here. */
export function isDatasetName(name: string): name is DatasetName {
  return Object.hasOwn(datasets, name)
}

/** The columns of a data set, imported when asked for. */
export function loadDataset(name: DatasetName): Promise<Dataset> {
  return loaders[name]()
}
