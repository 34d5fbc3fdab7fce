import type { JSX } from 'preact'
import { type Both, told } from '../both.ts'
import { GivenTable } from '../components/given-table.tsx'
import { ChapterLink } from '../learn/contents.tsx'
import { strings } from '../state/language.ts'
import { exercises } from './exercises/index.ts'
import { FieldOf } from './fields.tsx'
import { check, controls, current, opened, otherNumbers, problem, solved, turnTo } from './state.ts'

const words = {
  list: { en: 'Exercises', zh: '练习' },
  solved: { en: 'solved', zh: '已解' },
  check: { en: 'Check', zh: '检查' },
  hint: { en: 'A hint', zh: '提示' },
  another: { en: 'Another hint', zh: '再给提示' },
  show: { en: 'The worked solution', zh: '完整解答' },
  hints: { en: 'Hints', zh: '提示' },
  solution: { en: 'Solution', zh: '解答' },
  numbers: { en: 'Other numbers', zh: '换一组数' },
  draw: { en: 'Draw', zh: '抽样' },
} satisfies Record<string, Both>

/** One exercise at a time: question, answers, hints, solution. */
export function Practice(): JSX.Element {
  const { question, given, figure: Figure, fields, hints, solution, picture: Picture } = problem.value
  const open = opened.value
  return (
    <main class="chapter practice">
      <nav class="exercises" aria-label={told(words.list)}>
        {exercises.map(({ title }, i) => (
          <button
            key={title.en}
            type="button"
            aria-current={current.value === i + 1 ? 'step' : undefined}
            title={told(title)}
            onClick={() => turnTo(i + 1)}
          >
            {i + 1}
            {solved.value.has(i + 1) && <span class="unseen"> {told(words.solved)}</span>}
            {solved.value.has(i + 1) && <i aria-hidden="true">✓</i>}
          </button>
        ))}
      </nav>
      <h1>{told(exercises[current.value - 1]!.title)}</h1>
      {question.map((each) => (
        <p key={each.en} class="lede">
          {told(each)}
        </p>
      ))}
      <div class="spread">
        <div class="figures">
          {given && <GivenTable given={given} />}
          {Figure && <Figure />}
          {open > 0 && (
            <section class="hints" aria-live="polite">
              <h2>{told(words.hints)}</h2>
              <ol>
                {hints.slice(0, open).map((each) => (
                  <li key={each.en}>{told(each)}</li>
                ))}
              </ol>
            </section>
          )}
          {open > 2 && (
            <section class="solution" aria-live="polite">
              <h2>{told(words.solution)}</h2>
              {solution.map((each) => (
                <p key={each.en}>{told(each)}</p>
              ))}
              {Picture && <Picture />}
            </section>
          )}
        </div>
        <form
          class="controls"
          onSubmit={(event) => {
            event.preventDefault()
            check()
          }}
        >
          {fields.map((field) => (
            <FieldOf key={`${current.value} ${controls.draw.value.value} ${field.name}`} field={field} />
          ))}
          <p class="redraw">
            <button type="submit">{told(words.check)}</button>
            {open < 3 && (
              <button
                type="button"
                onClick={() => {
                  opened.value = open + 1
                }}
              >
                {told([words.hint, words.another, words.show][open]!)}
              </button>
            )}
          </p>
          <p class="redraw">
            <button type="button" onClick={otherNumbers}>
              {told(words.numbers)}
            </button>
            <small>
              {told(words.draw)} <output>{controls.draw.value.value}</output>
            </small>
          </p>
        </form>
      </div>
      <nav class="neighbours" aria-label={`${strings.value.learn.previous}, ${strings.value.learn.next}`}>
        <ChapterLink name="centring">← {strings.value.learn.chapters.centring.title}</ChapterLink>
        <ChapterLink name="applications">{strings.value.parts.applications.title} →</ChapterLink>
      </nav>
    </main>
  )
}
