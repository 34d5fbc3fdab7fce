import { effectsOf } from '@lmm/degrees-of-freedom'
import { checkCall, type FittedModel } from '@lmm/reml'
import { degreesOf, type InferenceOptions } from '../options.ts'
import { say } from '../say.ts'
import { type FTest, withPValue } from '../tests/f-test.ts'
import type { AnovaType } from './anova-type.ts'
import { cellDesign } from './cell-design.ts'
import { type AnovaHypothesis, hypothesisOf } from './hypothesis.ts'
import { orderedRows } from './ordered-rows.ts'
import { containsTerm, type TermParts, termParts } from './term-parts.ts'
import { typeThreeRows } from './type-three.ts'
import { spansCells, typeTwoRows } from './type-two.ts'

/** Options of `anova`. */
export interface AnovaOptions extends Pick<InferenceOptions, 'df'> {
  /** Default III. */
  readonly type?: AnovaType
}

/** The F test of one term. */
export interface AnovaRow extends FTest {
  readonly term: string
  /** What is tested, as data and in words. */
  readonly hypothesis: AnovaHypothesis
}

/**
 * F tests of the fixed terms, in the order of the formula.
 *
 * Type I: each term after those before it. Type II: each after all that do not contain it. Type III: means over equally weighted cells,
 * whatever the coding; beside a covariate, `x * f`, the term f is tested at x = 0. A term contains another when it has all its factors
 * and more, and exactly the same numeric variables.
 *
 * @throws LmmError `inference/needs-rows` where columns were left out, or rows weighted, and the model does not hold its rows.
 * @example
 * ```ts
 * import { anova, lmm } from 'lmm'
 * import { cake } from '@lmm/datasets/cake'
 * const model = lmm('angle ~ recipe * temperature + (1 | recipe:replicate)', cake)
 * for (const { term, numDf, denDf, statistic } of anova(model))
 *   console.log(term, numDf, denDf!.toFixed(1), statistic!.toFixed(2))
 * ```
 * ```text
 * recipe 2 42.0 0.25
 * temperature 5 210.0 20.52
 * recipe:temperature 10 210.0 1.01
 * ```
 */
export function anova(model: FittedModel, options: AnovaOptions = {}): AnovaRow[] {
  checkCall('anova()', model, options, { type: true, df: true })
  const { type = 'III' } = options
  const rows = rowsOf(model, type)
  const degrees = degreesOf(model, options)
  const terms = termParts(model)
  return terms.map(({ label }, term) => ({
    term: label,
    ...withPValue(degrees.joint(rows(term))),
    hypothesis: hypothesisOf(model, terms, term, type),
  }))
}

/**
 * The hypothesis of each term, as rows of weights of the coefficients.
 *
 * @example
 * ```ts
 * import { anovaHypotheses } from '@lmm/inference'
 * import { lmm } from 'lmm'
 * import { oats } from '@lmm/datasets/oats'
 * const model = lmm('yield ~ nitro + Variety + (1 | Block)', oats)
 * console.log(model.names)
 * for (const rows of anovaHypotheses(model, 'III')) console.log(rows.map((row) => [...row]))
 * ```
 * ```text
 * [ '(Intercept)', 'nitro', 'VarietyMarvellous', 'VarietyVictory' ]
 * [ [ 0, 1, 0, 0 ] ]
 * [ [ 0, 0, 1, 0 ], [ 0, 0, 0, 1 ] ]
 * ```
 */
export function anovaHypotheses(model: FittedModel, type: AnovaType): Float64Array[][] {
  const rows = rowsOf(model, type)
  return termParts(model).map((_, term) => rows(term))
}

function rowsOf(model: FittedModel, type: AnovaType): (term: number) => Float64Array[] {
  const effects = effectsOf(model)
  const columns = Array.from(effects, (_, j) => j)
  switch (type) {
    case 'I': {
      const rows = orderedRows(model, columns)
      return (term) => columns.filter((j) => effects[j] === term).map((j) => rows.get(j)!)
    }
    case 'II': {
      const terms = termParts(model)
      return (term) => {
        if (!effects.includes(term)) return []
        if (!spansCells(model, terms, term)) return typeTwoRows(model, terms, term)
        const own = columns.filter((j) => effects[j] === term)
        const last = (j: number): number => placeOf(terms, effects[j]!, term)
        const rows = orderedRows(
          model,
          [...columns].sort((a, b) => last(a) - last(b) || a - b),
        )
        return own.map((j) => rows.get(j)!)
      }
    }
    case 'III': {
      const cells = cellDesign(model)
      return (term) => (effects.includes(term) ? typeThreeRows(cells, term) : [])
    }
    default:
      throw say.error('inference/invalid-option', { option: 'type', found: String(type), expected: ['I', 'II', 'III'] })
  }
}

/** 0 for terms before, 1 for the term itself, 2 for those that contain it. */
function placeOf(terms: readonly TermParts[], other: number, term: number): number {
  if (other === term) return 1
  return other >= 0 && containsTerm(terms[other]!, terms[term]!) ? 2 : 0
}
