import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import { type Kept, kept } from '../learn/address.ts'
import { exercises } from './exercises/index.ts'
import { judge, type Verdict } from './judge.ts'
import type { Field, Problem } from './problem.ts'

/** Which exercise, from 1, and from which seed its numbers are. */
export const controls: Readonly<Record<'exercise' | 'draw', Kept>> = {
  exercise: kept('exercise', 1, [1, exercises.length], 1),
  draw: kept('draw', 1, [1, 9999], 1),
}

export const current: ReadonlySignal<number> = computed(() => Math.round(controls.exercise.value.value))

export const problem: ReadonlySignal<Problem> = computed(() =>
  exercises[current.value - 1]!.make(Math.round(controls.draw.value.value)),
)

/** Answers as typed, by field. */
export const answers: Signal<Readonly<Record<string, string>>> = signal({})

/** Verdicts by field, once asked for. */
export const verdicts: Signal<Readonly<Record<string, Verdict | null>>> = signal({})

/** How many hints are open; the solution is the third. */
export const opened: Signal<number> = signal(0)

const place = 'lmm-practice'

function remembered(): ReadonlySet<number> {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(place) ?? '[]')
    return new Set(Array.isArray(list) ? list.filter((each) => typeof each === 'number') : [])
  } catch {
    return new Set()
  }
}

/** Exercises that were solved in this browser. */
export const solved: Signal<ReadonlySet<number>> = signal(remembered())

effect(() => {
  try {
    localStorage.setItem(place, JSON.stringify([...solved.value]))
  } catch {
    // A browser that keeps nothing: progress lasts as long as the page.
  }
})

function afresh(): void {
  answers.value = {}
  verdicts.value = {}
  opened.value = 0
}

/** Turns to an exercise. */
export function turnTo(number: number): void {
  controls.exercise.value.value = number
  afresh()
}

/** The same exercise with other numbers. */
export function otherNumbers(): void {
  controls.draw.value.value = (controls.draw.value.value % 9999) + 1
  afresh()
}

/** Keeps what is typed; a verdict on another answer is withdrawn. */
export function answer({ name }: Field, text: string): void {
  answers.value = { ...answers.value, [name]: text }
  verdicts.value = { ...verdicts.value, [name]: null }
}

/** Judges what was answered. */
export function check(): void {
  const { fields } = problem.value
  const found = fields.map((field) => [field.name, judge(field, answers.value[field.name] ?? '')] as const)
  verdicts.value = Object.fromEntries(found)
  if (found.every(([, verdict]) => verdict?.right)) solved.value = new Set([...solved.value, current.value])
}
