import type * as Plot from '@observablehq/plot'
import { type Signal, signal } from '@preact/signals'

export type PlotLibrary = typeof Plot

/** Observable Plot, once it is there: the page is readable before. */
export const plot: Signal<PlotLibrary | null> = signal(null)

import('@observablehq/plot').then((library) => {
  plot.value = library
})

/** A figure with its scales. */
export type Drawing = ReturnType<PlotLibrary['plot']>
