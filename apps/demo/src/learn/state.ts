import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import { type FittedModel, lmm } from 'lmm'
import { type Kept, kept } from './address.ts'
import { type Cohort, columnsOf, drawCohort, type Settings, type Visit } from './cohort.ts'

type ControlName = 'seed' | 'patients' | 'tau0' | 'tau1' | 'rho' | 'sigma' | 'patient' | 'origin'

/** What the reader can move. */
export const controls: Readonly<Record<ControlName, Kept>> = {
  seed: kept('seed', 7, [0, 1e9], 1),
  patients: kept('patients', 24, [4, 60], 1),
  tau0: kept('tau0', 11, [0, 25], 0.5),
  tau1: kept('tau1', 1.2, [0, 3], 0.1),
  rho: kept('rho', -0.3, [-1, 1], 0.05),
  sigma: kept('sigma', 6, [1, 20], 0.5),
  patient: kept('patient', 1, [1, 60], 1),
  origin: kept('origin', 6, [-12, 24], 0.5),
}

export const settings: ReadonlySignal<Settings> = computed(() => ({
  seed: Math.round(controls.seed.value.value),
  patients: Math.round(controls.patients.value.value),
  tau0: controls.tau0.value.value,
  tau1: controls.tau1.value.value,
  rho: controls.rho.value.value,
  sigma: controls.sigma.value.value,
}))

export const cohort: ReadonlySignal<Cohort> = computed(() => drawCohort(settings.value))

/** The name of the chosen patient, the last one where the number is beyond. */
export const chosen: ReadonlySignal<string> = computed(() => {
  const { patients } = cohort.value
  return patients[Math.min(patients.length, Math.round(controls.patient.value.value)) - 1]!.name
})

/** What the reader did to single visits: another pressure, or null for a visit taken out. */
export const changes: Signal<ReadonlyMap<number, number | null>> = signal(new Map())

/** The visits as they stand; the place of each in the cohort beside it. */
export const visits: ReadonlySignal<readonly (Visit & { readonly place: number })[]> = computed(() =>
  cohort.value.visits.flatMap((visit, place) => {
    const changed = changes.value.get(place)
    return changed === null ? [] : [{ ...visit, pressure: changed ?? visit.pressure, place }]
  }),
)

export const formula = 'pressure ~ month + (month | patient)'

/** A fit with its time in milliseconds. */
export interface TimedFit {
  readonly model: FittedModel
  readonly milliseconds: number
}

export const fit: ReadonlySignal<TimedFit> = computed(() => {
  const start = performance.now()
  const model = lmm(formula, columnsOf(visits.value))
  return { model, milliseconds: performance.now() - start }
})

/** Changes one visit, or takes it out by null. */
export function change(place: number, pressure: number | null): void {
  changes.value = new Map(changes.value).set(place, pressure)
}

/** Another cohort of the same kind. */
export function redraw(): void {
  changes.value = new Map()
  controls.seed.value.value = (controls.seed.value.value * 48271 + 11) % 99991
}
