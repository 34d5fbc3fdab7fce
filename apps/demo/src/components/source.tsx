import { sleepstudyInfo } from '@lmm/datasets/sleepstudy'
import type { JSX } from 'preact'
import { strings } from '../state/language.ts'

/** Where the data come from. */
export function Source(): JSX.Element {
  return (
    <footer class="source">
      {strings.value.source} <cite lang="en">{sleepstudyInfo.sources[0]}</cite>
    </footer>
  )
}
