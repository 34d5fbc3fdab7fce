import { type Signal, signal } from '@preact/signals'

export type View = 'together' | 'panels'

/** All people in one figure, or a panel for each. */
export const view: Signal<View> = signal('together')
