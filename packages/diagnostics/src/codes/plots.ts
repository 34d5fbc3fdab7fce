/** Codes of plots, with the data of their sentences. */
export interface PlotsCodes {
  'plots/needs-rows': { readonly plot: string }
  'plots/needs-random-effects': { readonly plot: string }
  'plots/unknown-group': { readonly group: string; readonly known: readonly string[] }
  'plots/needs-two-columns': { readonly plot: string; readonly group: string }
  'plots/no-trace': Readonly<Record<string, never>>
  'plots/needs-number': { readonly column: string }
  'plots/no-number': Readonly<Record<string, never>>
  'plots/no-factor': Readonly<Record<string, never>>
  'plots/single-rows': { readonly plot: string }
}
