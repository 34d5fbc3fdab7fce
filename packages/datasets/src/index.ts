import type { Dataset, DatasetInfo } from './dataset.ts'
import { bodyweightInfo } from './info/bodyweight.ts'
import { cakeInfo } from './info/cake.ts'
import { dyestuffInfo } from './info/dyestuff.ts'
import { dyestuff2Info } from './info/dyestuff2.ts'
import { instevalInfo } from './info/insteval.ts'
import { machinesInfo } from './info/machines.ts'
import { oatsInfo } from './info/oats.ts'
import { orthodontInfo } from './info/orthodont.ts'
import { pastesInfo } from './info/pastes.ts'
import { penicillinInfo } from './info/penicillin.ts'
import { railInfo } from './info/rail.ts'
import { sleepstudyInfo } from './info/sleepstudy.ts'

export type { ColumnInfo, Dataset, DatasetColumn, DatasetInfo, Factor } from './dataset.ts'

/** Name of a data set: of its subpath, and of its export there. */
export type DatasetName =
  | 'sleepstudy'
  | 'dyestuff'
  | 'dyestuff2'
  | 'penicillin'
  | 'pastes'
  | 'orthodont'
  | 'oats'
  | 'machines'
  | 'rail'
  | 'cake'
  | 'insteval'
  | 'bodyweight'

/** All data sets by name, without their data. */
export const datasets: Readonly<Record<DatasetName, DatasetInfo>> = {
  sleepstudy: sleepstudyInfo,
  dyestuff: dyestuffInfo,
  dyestuff2: dyestuff2Info,
  penicillin: penicillinInfo,
  pastes: pastesInfo,
  orthodont: orthodontInfo,
  oats: oatsInfo,
  machines: machinesInfo,
  rail: railInfo,
  cake: cakeInfo,
  insteval: instevalInfo,
  bodyweight: bodyweightInfo,
}

const loaders: Readonly<Record<DatasetName, () => Promise<Dataset>>> = {
  sleepstudy: () => import('./sleepstudy.ts').then((module) => module.sleepstudy),
  dyestuff: () => import('./dyestuff.ts').then((module) => module.dyestuff),
  dyestuff2: () => import('./dyestuff2.ts').then((module) => module.dyestuff2),
  penicillin: () => import('./penicillin.ts').then((module) => module.penicillin),
  pastes: () => import('./pastes.ts').then((module) => module.pastes),
  orthodont: () => import('./orthodont.ts').then((module) => module.orthodont),
  oats: () => import('./oats.ts').then((module) => module.oats),
  machines: () => import('./machines.ts').then((module) => module.machines),
  rail: () => import('./rail.ts').then((module) => module.rail),
  cake: () => import('./cake.ts').then((module) => module.cake),
  insteval: () => import('./insteval.ts').then((module) => module.insteval),
  bodyweight: () => import('./bodyweight.ts').then((module) => module.bodyweight),
}

/** Whether a text is the name of a data set. */
export function isDatasetName(name: string): name is DatasetName {
  return Object.hasOwn(datasets, name)
}

/**
 * The columns of a data set, imported when asked for.
 *
 * @example
 * ```ts
 * import { loadDataset } from '@lmm/datasets'
 *
 * const dyestuff = await loadDataset('dyestuff')
 * ```
 */
export function loadDataset(name: DatasetName): Promise<Dataset> {
  return loaders[name]()
}
