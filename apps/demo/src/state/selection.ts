import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'

/** The person chosen by click or key; null for all. */
export const chosen: Signal<string | null> = signal(null)

/** The person under the pointer. */
export const pointed: Signal<string | null> = signal(null)

/** The person that the page speaks of. */
export const selected: ReadonlySignal<string | null> = computed(() => pointed.value ?? chosen.value)
