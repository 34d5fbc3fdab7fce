import { type RandomGenerator, randomGenerator } from 'lmm'

/** What a cohort is drawn from: patients, and the standard deviations and correlation of their lines and measurements. */
export interface Settings {
  readonly seed: number
  readonly patients: number
  /** Standard deviation of the intercepts, mmHg. */
  readonly tau0: number
  /** Standard deviation of the slopes, mmHg a month. */
  readonly tau1: number
  /** Correlation of intercept and slope, -1 to 1. */
  readonly rho: number
  /** Standard deviation of a measurement around the patient's line, mmHg. */
  readonly sigma: number
}

/** One patient's deviations from the population's line. */
export interface Patient {
  readonly name: string
  readonly b0: number
  readonly b1: number
}

/** One measurement. */
export interface Visit {
  readonly patient: string
  readonly month: number
  readonly pressure: number
}

export interface Cohort {
  readonly patients: readonly Patient[]
  readonly visits: readonly Visit[]
}

/** The population's line: mmHg at the first visit, and mmHg a month. */
export const truth = { beta0: 152, beta1: -1.2 } as const

export const lastMonth = 12

/** The standard normal draws do not depend on the standard deviations, so that a slider moves the same patients. */
export function drawCohort(settings: Settings, months?: readonly number[]): Cohort {
  const { seed, tau0, tau1, rho, sigma } = settings
  const normal = normals(randomGenerator(seed))
  const generator = randomGenerator(seed + 1)
  const patients: Patient[] = []
  const visits: Visit[] = []
  for (let i = 0; i < settings.patients; i++) {
    const [z0, z1] = [normal(), normal()]
    const b0 = tau0 * z0
    const b1 = tau1 * (rho * z0 + Math.sqrt(1 - rho * rho) * z1)
    const name = `P${String(i + 1).padStart(2, '0')}`
    patients.push({ name, b0, b1 })
    for (const month of months ?? drawMonths(generator)) {
      const pressure = truth.beta0 + b0 + (truth.beta1 + b1) * month + sigma * normal()
      visits.push({ patient: name, month, pressure })
    }
  }
  return { patients, visits }
}

/** The columns of a fit. */
export function columnsOf(visits: readonly Visit[]): { patient: string[]; month: number[]; pressure: number[] } {
  return {
    patient: visits.map(({ patient }) => patient),
    month: visits.map(({ month }) => month),
    pressure: visits.map(({ pressure }) => pressure),
  }
}

/** 4 to 9 visits, the first at the start. */
function drawMonths(generator: RandomGenerator): number[] {
  const count = 4 + Math.floor(6 * generator.uniform())
  const rest = Array.from({ length: lastMonth }, (_, month) => ({ month: month + 1, order: generator.uniform() }))
  const drawn = rest.sort((a, b) => a.order - b.order).slice(0, count - 1)
  return [0, ...drawn.map(({ month }) => month).sort((a, b) => a - b)]
}

/** Standard normal numbers by Box and Muller. */
function normals(generator: RandomGenerator): () => number {
  return () => Math.sqrt(-2 * Math.log(generator.uniform())) * Math.cos(2 * Math.PI * generator.uniform())
}
