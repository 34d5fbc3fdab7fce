import { computed, signal } from '@preact/signals'
import { type FittedModel, impliedCovariance, lmm } from 'lmm'
import type { JSX } from 'preact'
import { Measured } from '../../components/measured.tsx'
import { fixed } from '../../language/numbers.ts'
import { strings } from '../../state/language.ts'
import { columnsOf, drawCohort } from '../cohort.ts'
import { Facts, Redraw, Screen, Slider } from '../parts.tsx'
import { controls, settings } from '../state.ts'

const months = [0, 3, 6, 9, 12] as const

const models = {
  intercept: { formula: 'pressure ~ month + (1 | patient)', residual: null, covariance: 'i:τ_0²' },
  slope: {
    formula: 'pressure ~ month + (month | patient)',
    residual: null,
    covariance: 'i:τ_0² + ( n:t_ij + n:t_ik ) i:τ_01 + n:t_ij n:t_ik i:τ_1²',
  },
  ar1: { formula: 'pressure ~ month', residual: 'ar1(visit | patient)', covariance: 'r:σ² r:ρ^|j−k|' },
  us: { formula: 'pressure ~ month', residual: 'us(visit | patient)', covariance: 'r:σ_jk' },
} as const

type ModelName = keyof typeof models

const names = Object.keys(models) as ModelName[]

const which = signal<ModelName>('slope')

const pair = signal<readonly [number, number]>([0, 4])

/** The same patients, seen at the same five visits. */
const model = computed((): FittedModel => {
  const { visits } = drawCohort(settings.value, months)
  const columns = { ...columnsOf(visits), visit: visits.map(({ month }) => String(month)) }
  const { formula, residual } = models[which.value]
  return residual ? lmm(formula, columns, { residual }) : lmm(formula, columns)
})

const implied = computed(() =>
  impliedCovariance(model.value, {
    patient: months.map(() => 'P01'),
    month: [...months],
    visit: months.map(String),
  }),
)

/** Chapter 4: visits of one patient covary. */
export function Sharing(): JSX.Element {
  const { learn } = strings.value
  const [a, b] = pair.value
  const { covariance, correlation } = implied.value
  const G = model.value.random[0]?.G
  return (
    <Screen
      words={learn.chapters.sharing}
      equation={`Cov( n:y_ij , n:y_ik ) = ${models[which.value].covariance} , n:j ≠ n:k`}
      figure={<Measured>{(width) => <Heat width={width} />}</Measured>}
    >
      <fieldset class="choices">
        <legend>{learn.model}</legend>
        {names.map((name) => (
          <label key={name}>
            <input
              type="radio"
              name="shared"
              checked={which.value === name}
              onChange={() => {
                which.value = name
              }}
            />
            <span>
              {learn.models[name]}
              <small>
                <code>{models[name].residual ?? models[name].formula.slice(models[name].formula.indexOf('('))}</code>
              </small>
            </span>
          </label>
        ))}
      </fieldset>
      <h3>{learn.visits(months[a]!, months[b]!)}</h3>
      <Facts
        rows={[
          [learn.covariance, fixed(covariance.get(a, b), 1), 'individual'],
          [learn.correlation, fixed(correlation.get(a, b), 3), 'individual'],
          ...(which.value === 'intercept' && G
            ? ([[learn.icc, fixed(G.get(0, 0) / (G.get(0, 0) + model.value.sigma! ** 2), 3), 'individual']] as const)
            : []),
          [learn.criterion, fixed(model.value.criterion, 2)],
        ]}
      />
      <Slider
        label={`${learn.spreadChange} τ₁`}
        control={controls.tau1}
        decimals={1}
        unit={learn.perMonth}
        term="individual"
      />
      <Slider label={`${learn.noise} σ`} control={controls.sigma} decimals={1} unit="mmHg" term="residual" />
      <Redraw />
    </Screen>
  )
}

/** A table of pairs of visits; a cell is chosen by pointer, or by focus and key. */
function Heat({ width }: { width: number }): JSX.Element {
  const { learn } = strings.value
  const { correlation } = implied.value
  const left = 34
  const cell = { width: (width - left) / months.length, height: 68 }
  const bottom = cell.height * months.length
  return (
    // biome-ignore lint/a11y/useSemanticElements: drawn cells that are chosen
    <svg class="heat" width={width} height={bottom + 48} role="group" aria-label={learn.chapters.sharing.figure}>
      {months.map((month, i) => (
        <g key={month} class="tick">
          <text x={left - 10} y={(i + 0.5) * cell.height} dy="0.35em" text-anchor="end">
            {month}
          </text>
          <text x={left + (i + 0.5) * cell.width} y={bottom + 20} text-anchor="middle">
            {month}
          </text>
        </g>
      ))}
      <text class="axis" x={left + 2.5 * cell.width} y={bottom + 42} text-anchor="middle">
        {learn.month}
      </text>
      {months.flatMap((one, i) =>
        months.map((other, j) => {
          const r = correlation.get(i, j)
          const choose = (): void => {
            pair.value = [i, j]
          }
          return (
            // biome-ignore lint/a11y/useSemanticElements: SVG has no button
            <g
              key={`${one} ${other}`}
              role="button"
              tabindex={0}
              aria-label={`${learn.visits(one, other)}: ${fixed(r, 2)}`}
              class={pair.value[0] === i && pair.value[1] === j ? 'cell chosen' : 'cell'}
              onPointerEnter={choose}
              onFocus={choose}
              onClick={choose}
            >
              <rect
                x={left + j * cell.width + 1.5}
                y={i * cell.height + 1.5}
                width={cell.width - 3}
                height={cell.height - 3}
                fill-opacity={Math.max(0, r) * 0.55}
              />
              <text x={left + (j + 0.5) * cell.width} y={(i + 0.5) * cell.height} dy="0.35em" text-anchor="middle">
                {fixed(r, 2)}
              </text>
            </g>
          )
        }),
      )}
    </svg>
  )
}
