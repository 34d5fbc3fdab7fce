import type { Application } from './application.ts'
import { heritability } from './cases/heritability.tsx'
import { precisionMedicine } from './cases/precision.tsx'
import { clinicalTrial } from './cases/trial.tsx'
import { peopleAndWords } from './cases/words.tsx'

/** In the order of the page. */
export const applications: readonly Application[] = [clinicalTrial, precisionMedicine, peopleAndWords, heritability]
