import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { Criterion, Diagnostic } from 'lmm'
import { attempt, type Fit, type Refusal } from '../model/attempt.ts'
import { firstFormula } from '../model/choices.ts'
import { type Curves, curvesOf } from '../model/curves.ts'
import { type Deviation, deviationsOf } from '../model/deviations.ts'
import { type OtherEffect, otherEffects, type Part, partsOf } from '../model/parts.ts'

/** The text of the formula field. */
export const formula: Signal<string> = signal(firstFormula)

export const criterion: Signal<Criterion> = signal('REML')

const latest: ReadonlySignal<Fit | Refusal> = computed(() => attempt(formula.value, criterion.value))

/** Why the formula as it stands cannot be fitted; null when it can. */
export const refusal: ReadonlySignal<Diagnostic | null> = computed(() =>
  latest.value.status === 'refused' ? latest.value.diagnostic : null,
)

/** What the page shows: the last fit that there was. */
export const fit: Signal<Fit | null> = signal(null)

effect(() => {
  if (latest.value.status === 'fitted') fit.value = latest.value
})

const ofModel = <T>(derive: (model: Fit['model']) => T, without: T): ReadonlySignal<T> =>
  computed(() => (fit.value ? derive(fit.value.model) : without))

export const curves: ReadonlySignal<Curves | Diagnostic | null> = ofModel<Curves | Diagnostic | null>(curvesOf, null)
export const deviations: ReadonlySignal<ReadonlyMap<string, readonly Deviation[]>> = ofModel(deviationsOf, new Map())
export const parts: ReadonlySignal<readonly Part[]> = ofModel(partsOf, [])
export const others: ReadonlySignal<readonly OtherEffect[]> = ofModel(otherEffects, [])

/** What is known of a column that the model has. */
export const partOf = (column: string): Part => parts.value.find((part) => part.column === column)!
