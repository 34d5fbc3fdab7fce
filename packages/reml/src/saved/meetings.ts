import type { FittedModel, Meetings } from '../fitted-model.ts'
import type { JointCovariance } from '../joint/joint-block.ts'
import { jointCovariance } from '../joint/joint-covariance.ts'
import { levelFactors } from '../relationship/related-design.ts'
import { sigmaElements } from '../sigma-criterion.ts'
import { sigmaMap } from '../sigma-map.ts'
import { structuresOf } from '../structures-of.ts'

/** Pairs of levels beyond which a model without its data would no longer be small. */
const mostPairs = 5000

/** Levels times effects beyond which to solve for each level takes too long. */
const mostWork = 5e6

/**
 * What a model without its data must keep to predict rows that have several random effects. Terms whose levels meet in very many pairs, as
 * crossed factors of thousands of levels do, are left out.
 */
export function meetingsOf(model: FittedModel): readonly Meetings[] {
  const { random, rows, products } = model
  if (!rows || !products || products.kind === 'patterns') return model.meetings ?? []
  const effects = random.reduce((sum, { levels, terms }) => sum + levels.length * terms.length, 0)
  const pairs = random.flatMap((_, k) => random.slice(k + 1).map((_, at) => [k, k + 1 + at] as const))
  const kept = pairs.flatMap(([k, l]) => {
    const few = random[k]!.levels.length <= random[l]!.levels.length ? k : l
    if (products.kind === 'crossed' && random[few]!.levels.length * effects > mostWork) return []
    const partners = partnersOf(model, few, few === k ? l : k)
    return partners ? [{ terms: [k, l] as const, few, partners }] : []
  })
  if (kept.length === 0) return []
  const joint = jointCovariance(products, sigmasOf(model), [], levelFactors(model.relationships))
  return kept.map(({ terms, few, partners }) => meetings(model, joint, terms, few, partners))
}

/** Levels of the second term that each level of the first meets in a row; null where there are too many. */
function partnersOf(
  { rows, random }: FittedModel,
  first: number,
  second: number,
): readonly (readonly number[])[] | null {
  const [a, b] = [rows!.random[first]!.codes, rows!.random[second]!.codes]
  const found = random[first]!.levels.map(() => new Set<number>())
  const most = random[first]!.group === random[second]!.group ? Number.POSITIVE_INFINITY : mostPairs
  let count = 0
  for (let i = 0; i < a.length && count <= most; i++) {
    const own = found[a[i]!]!
    if (own.has(b[i]!)) continue
    own.add(b[i]!)
    count++
  }
  return count <= most ? found.map((levels) => [...levels]) : null
}

function meetings(
  { random, basis }: FittedModel,
  joint: JointCovariance,
  terms: readonly [number, number],
  few: number,
  partners: readonly (readonly number[])[],
): Meetings {
  const [q, r] = [random[terms[0]]!.terms.length, random[terms[1]]!.terms.length]
  const other = terms[0] === few ? terms[1] : terms[0]
  const turned = terms[0] !== few
  const levels: number[] = []
  const covariances: number[] = []
  partners.forEach((others, level) => {
    if (others.length === 0) return
    const blocks = joint.between(
      { term: few, level },
      others.map((each) => ({ term: other, level: each })),
    )
    others.forEach((each, at) => {
      levels.push(...(turned ? [each, level] : [level, each]))
      for (let i = 0; i < q; i++)
        for (let j = 0; j < r; j++) covariances.push(basis.variance * blocks[at]![turned ? j * q + i : i * r + j]!)
    })
  })
  return { terms, levels: Int32Array.from(levels), covariances: Float64Array.from(covariances) }
}

/** Sigma of every term in the basis of the fit, in the order of theta: by grouping factor, then as written. */
function sigmasOf(model: FittedModel): readonly Float64Array[] {
  const { random, theta } = model
  const groups = [...new Set(random.map(({ group }) => group))]
  const order = groups.flatMap((group) => random.flatMap((term, k) => (term.group === group ? [k] : [])))
  const sizes = order.map((k) => random[k]!.terms.length)
  const structures = structuresOf(model)
  const map = sigmaMap(
    order.map((k) => structures[k]!),
    sizes,
    sigmaElements(sizes),
  )
  return map.sigma(theta).map((values) => values.slice())
}
