import type { Fit } from '../model/attempt.ts'
import type { Strings } from './strings.ts'

/** What the vertical axis shows: the reaction time in words, any other left side as the formula has it. */
export function responseLabel(fit: Fit | null, words: Strings['figure']): string {
  const label = fit?.model.terms.response?.label ?? 'Reaction'
  return label === 'Reaction' ? words.reaction : label
}
