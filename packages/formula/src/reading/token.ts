import type { Span } from '@lmm/diagnostics'

/** A word of the language with its place in the text. */
export type Token =
  | { readonly kind: 'name'; readonly name: string; readonly span: Span }
  | { readonly kind: 'number'; readonly value: number; readonly span: Span }
  | { readonly kind: 'string'; readonly value: string; readonly span: Span }
  | { readonly kind: 'logical'; readonly value: boolean; readonly span: Span }
  | { readonly kind: 'operator'; readonly operator: string; readonly span: Span }
  | { readonly kind: 'end'; readonly span: Span }
