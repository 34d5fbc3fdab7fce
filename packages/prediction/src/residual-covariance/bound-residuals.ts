import type { BoundCovariance, BoundVariance, residualStructures } from '@lmm/covariance'
import { type Design, type PositionAxis, type ResidualDesign, type ResidualGroups, residualDesign } from '@lmm/design'
import type { FittedModel } from '@lmm/reml'
import { Matrix } from 'ml-matrix'
import { say } from '../say.ts'
import { extendedAxis } from './extended-axis.ts'
import type { ResidualRows } from './residual-rows.ts'
import { residualSpecifications, structuresFor } from './residual-specifications.ts'

/** Covariance and variance function of the residuals, bound to rows. */
export interface BoundResiduals {
  readonly groups: Int32Array
  /** R of some of the rows at the parameters of the residuals. */
  covariance(members: readonly number[], theta: Float64Array): Float64Array
  /** Mean of log g over the rows of the fit, by which sigma is relative to g; null where it cannot be known. */
  level(theta: Float64Array): number | null
}

/** Binds the residual part of a model to rows, whose positions may be new ones. */
export function boundResiduals(model: FittedModel, rows: ResidualRows): BoundResiduals {
  const { residual, specification, sigma, basis } = model
  const structures = structuresFor(model)
  const asked = residualSpecifications(model, [...rows.table.columns.keys()])
  // residuals read table and rows of a design alone
  const design = { table: rows.table, rows: rows.rows, n: rows.n } as Design
  const read = residualDesign(asked, design, {
    functions: model.functions,
    ...(specification.columns && { columns: specification.columns }),
  })
  const blocks = read.groups ? boundBlocks(model, read.groups, structures) : null
  const bound = read.variance ? boundVariance(model, read) : null
  const covariate = read.variance?.specification.fitted ? rows.fitted() : bound?.covariate
  const count = residual.parameterCount - (bound?.variance.parameters.length ?? 0)
  const perBlock = blocks ? count / Math.max(1, residual.axes.length) : 0
  const fitLevel = levelOfFit(model, bound?.variance ?? null)
  const own = model.theta.slice(model.parameters.length - residual.parameterCount)
  const levelAt = (theta: Float64Array): number | null =>
    !bound || bound.variance.absolute ? 0 : fitLevel(theta.subarray(count))
  // sigma of the fit is that of a row with g = 1; as theta moves, what stays is sigma times the mean of g
  const scaleAt = (theta: Float64Array): number => {
    const known = specification.weights?.kind === 'known-variance'
    const level = levelAt(theta)
    if (sigma !== null && !known) {
      const start = levelAt(own)
      return sigma * sigma * (level === null || start === null ? 1 : Math.exp(2 * (start - level)))
    }
    if (level === null) throw say.error('prediction/needs-data', { function: 'predict' })
    return (known ? 1 : basis.variance) * Math.exp(-2 * level)
  }
  return {
    groups: read.groups?.codes ?? Int32Array.from({ length: rows.n }, (_, i) => i),
    level: levelAt,
    covariance(members, theta) {
      const k = members.length
      const out = new Float64Array(k * k)
      const scale = scaleAt(theta)
      const roots = members.map((row) => Math.sqrt(scale) * weightRoot(model, rows, row))
      if (bound) {
        const local = theta.subarray(count)
        members.forEach((row, i) => {
          roots[i]! *= bound.variance.sd(local, covariate![row]!)
        })
      }
      if (!blocks || !read.groups) {
        for (let i = 0; i < k; i++) out[i * k + i] = roots[i]! * roots[i]!
        return out
      }
      for (const group of byGroup(members, read.groups.codes)) {
        const { bound: structure, place } = blocks[read.groups.blocks[members[group[0]!]!]!]!
        const from = blocks[read.groups.blocks[members[group[0]!]!]!]!.index * perBlock
        const at = Int32Array.from(group, (i) => place[read.groups!.at[members[i]!]!]!)
        const C = Matrix.zeros(at.length, at.length)
        structure.covariance(theta.subarray(from, from + perBlock), at, C)
        group.forEach((i, a) => {
          group.forEach((j, b) => {
            out[i * k + j] = roots[i]! * roots[j]! * C.get(a, b)
          })
        })
      }
      return out
    },
  }
}

function byGroup(members: readonly number[], codes: Int32Array): number[][] {
  const groups = new Map<number, number[]>()
  members.forEach((row, i) => {
    const known = groups.get(codes[row]!)
    if (known) known.push(i)
    else groups.set(codes[row]!, [i])
  })
  return [...groups.values()]
}

/** One structure bound to the positions of the fit and those that are new, with the place there of each position of the rows. */
interface BoundBlock {
  readonly bound: BoundCovariance
  /** Place of the block in the model. */
  readonly index: number
  readonly place: Int32Array
}

function boundBlocks(
  { residual }: FittedModel,
  { specification, axes, by }: ResidualGroups,
  structures: typeof residualStructures,
): BoundBlock[] {
  const factory = structures[specification.structure]!
  return axes.map((axis: PositionAxis, b): BoundBlock => {
    const level = by ? by.levels[b]! : null
    const index = level === null ? 0 : residual.levels!.findIndex((known) => known.level === level)
    if (index < 0)
      throw say.error('prediction/unknown-name', {
        kind: 'level',
        name: level!,
        nearest: [],
        known: residual.levels!.map((known) => known.level).slice(0, 20),
        count: residual.levels!.length,
      })
    const known = residual.axes[index]!
    const { axis: whole, place, fresh } = extendedAxis(known, axis)
    const structure = factory(specification.options)
    const bound = structure.bind(whole)
    if (fresh !== null && bound.parameters.length !== structure.bind(known).parameters.length)
      throw say.error('prediction/unknown-position', {
        structure: specification.structure,
        position: fresh,
        known: known.labels.slice(0, 20),
      })
    return { bound, index, place }
  })
}

/** The variance function of the fit with the covariate of the rows. */
function boundVariance(
  { residual, variances }: FittedModel,
  { variance }: ResidualDesign,
): { readonly variance: BoundVariance; readonly covariate: ArrayLike<number> } {
  const { specification, values, cells } = variance!
  const { name, options, fitted, of } = specification
  const label = fitted ? 'fitted' : of.map((each) => each.label).join(':')
  const factory = variances[name]!
  if (!cells)
    return {
      variance: factory(options).bind({ kind: 'number', name: label, values: values ?? [1] }),
      covariate: values ?? [],
    }
  const levels = residual.variance?.sd?.map(({ level }) => level) ?? cells.levels
  const covariate = cells.codes.map((code) => {
    const place = levels.indexOf(cells.levels[code]!)
    if (place < 0)
      throw say.error('prediction/unknown-name', {
        kind: 'level',
        name: cells.levels[code]!,
        nearest: [],
        known: levels.slice(0, 20),
        count: levels.length,
      })
    return place
  })
  return { variance: factory(options).bind({ kind: 'factor', name: label, levels }), covariate }
}

/** Mean of log g over the rows of the fit as a function of its parameters; null where the model does not hold them. */
function levelOfFit({ products }: FittedModel, variance: BoundVariance | null): (theta: Float64Array) => number | null {
  if (!variance || products?.kind !== 'patterns') return () => null
  return (theta) => {
    let sum = 0
    for (const { size, clusters, covariate, cells } of products.patterns)
      for (let i = 0; i < size; i++) sum += clusters * Math.log(variance.sd(theta, (covariate ?? cells)![i]!))
    return sum / products.n
  }
}

/** 1 / sqrt(w), or the root of a known variance. */
function weightRoot({ specification }: FittedModel, { weights }: ResidualRows, row: number): number {
  const given = specification.weights
  if (!given) return 1
  if (given.kind === 'known-variance') {
    if (!weights) throw say.error('prediction/needs-variances', { column: given.column })
    return Math.sqrt(weights[row]!)
  }
  return weights ? 1 / Math.sqrt(weights[row]!) : 1
}
