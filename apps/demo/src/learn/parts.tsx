import type { ComponentChildren, JSX } from 'preact'
import { Phrase } from '../components/phrase.tsx'
import { fixed } from '../language/numbers.ts'
import type { Role, Phrase as Words } from '../language/phrase.ts'
import { strings } from '../state/language.ts'
import type { Kept } from './address.ts'
import { FormulaText } from './formula-text.tsx'
import { chosen, cohort, controls, redraw } from './state.ts'

interface ScreenProps {
  readonly words: { readonly title: string; readonly lede: Words; readonly take: Words }
  readonly equation: string
  readonly figure: ComponentChildren
  readonly children: ComponentChildren
}

/** One screen: the idea, its equation, the figure and beside it what can be moved and what comes out. */
export function Screen({ words, equation, figure, children }: ScreenProps): JSX.Element {
  return (
    <main class="chapter">
      <h1>{words.title}</h1>
      <div class="idea">
        <p class="lede">
          <Phrase words={words.lede} />
        </p>
        <section class="equation" aria-label={strings.value.equation.heading}>
          <FormulaText text={equation} />
        </section>
      </div>
      <div class="spread">
        <div class="figures">
          {figure}
          <p class="take">
            <Phrase words={words.take} />
          </p>
        </div>
        <aside class="controls">{children}</aside>
      </div>
    </main>
  )
}

interface SliderProps {
  readonly label: ComponentChildren
  readonly control: Kept
  readonly decimals: number
  readonly unit?: string
  readonly term?: Role
  readonly max?: number
  readonly shown?: string
}

/** A labelled slider with its value in figures. */
export function Slider({ label, control, decimals, unit = '', term, max, shown }: SliderProps): JSX.Element {
  const { name, value, min, step } = control
  return (
    <label class={`slider ${term ?? ''}`} for={`slide-${name}`}>
      <span>{label}</span>
      <output for={`slide-${name}`}>{shown ?? `${fixed(value.value, decimals)}${unit && ` ${unit}`}`}</output>
      <input
        id={`slide-${name}`}
        type="range"
        min={min}
        max={max ?? control.max}
        step={step}
        value={value.value}
        onInput={(event) => {
          value.value = Number(event.currentTarget.value)
        }}
      />
    </label>
  )
}

/** The choice of a patient. */
export function PatientSlider(): JSX.Element {
  return (
    <Slider
      label={strings.value.learn.patient}
      control={controls.patient}
      decimals={0}
      term="individual"
      max={cohort.value.patients.length}
      shown={chosen.value}
    />
  )
}

/** Draws another cohort; the seed is said. */
export function Redraw(): JSX.Element {
  const { learn } = strings.value
  return (
    <p class="redraw">
      <button type="button" onClick={redraw}>
        {learn.redraw}
      </button>{' '}
      <small>
        {learn.seed} <output>{controls.seed.value.value}</output>
      </small>
    </p>
  )
}

/** Names and numbers. */
export function Facts({ rows }: { rows: readonly (readonly [string, string, Role?])[] }): JSX.Element {
  return (
    <dl class="numbers">
      {rows.map(([name, value, role]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd class={role ?? ''}>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
