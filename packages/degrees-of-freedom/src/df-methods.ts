import { asymptotic } from './asymptotic.ts'
import { betweenWithin } from './between-within.ts'
import { containment } from './containment/containment.ts'
import type { DfMethod, DfName } from './df-method.ts'
import { kenwardRoger } from './kenward-roger/kenward-roger.ts'
import { residual } from './residual.ts'
import { satterthwaite } from './satterthwaite.ts'

/** All methods by name, for those who read a name from a user; a program imports the one it needs. */
export const dfMethods: Readonly<Record<DfName, DfMethod>> = {
  satterthwaite,
  'kenward-roger': kenwardRoger,
  'between-within': betweenWithin,
  containment,
  residual,
  asymptotic,
}
