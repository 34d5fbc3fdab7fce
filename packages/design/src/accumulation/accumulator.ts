import type { ModelTerms } from '@lmm/formula'
import type { DesignOptions } from '../build-design.ts'
import type { SchemaOptions } from '../frame/schema-options.ts'
import type { ResidualSpecifications } from '../pattern-products/residual-design.ts'
import { freedomByStructure } from '../products/accumulate.ts'
import { blockRows } from '../products/based-rows.ts'
import { type Basis, blockToBasis } from '../products/basis.ts'
import { type BasisFreedom, columnBasis, mean } from '../products/column-basis.ts'
import { say } from '../say.ts'
import type { Schema } from '../schema.ts'
import type { Table } from '../table.ts'
import type { AccumulatedFactor, AccumulatedSums, AccumulatedTerm } from './accumulated-products.ts'
import { type AskedRows, askedRows } from './asked-rows.ts'
import { type BatchRows, batchRows } from './batch-rows.ts'
import { addConstant, between, type ColumnMap, identity, sideBySide } from './column-map.ts'
import { constantOf } from './constant-of.ts'
import { Growable } from './growable.ts'
import { LevelList } from './level-list.ts'
import { Paired } from './paired.ts'
import { rebased, rebasedByProducts } from './rebased.ts'
import { factorGram, part, totalTriangle } from './totals.ts'
import { Triangular } from './triangular.ts'

/** Options of `accumulate`: those of the schema and the design, and how far the columns of each random term may change their basis. */
export interface AccumulateOptions extends DesignOptions, SchemaOptions {
  readonly freedom?: readonly BasisFreedom[]
}

/** Options of `accumulate` for a model whose residuals have a covariance or a variance function. */
export interface AccumulateRowsOptions extends AccumulateOptions {
  readonly residual: ResidualSpecifications
}

/** Columns whose orthogonal parts are so many times smaller than they cost digits. */
const strained = 10

interface OpenFactor {
  readonly groupName: string
  readonly q: number
  readonly terms: readonly AccumulatedTerm[]
  readonly levels: LevelList
  readonly counts: Growable
}

/** Sums rows of tables, and other sums. The centres are those of the first rows that come. */
export class Accumulator {
  readonly #terms: ModelTerms
  readonly #schema: Schema
  readonly #options: AccumulateOptions
  readonly #asked: AskedRows
  #columns: Pick<AccumulatedSums, 'X' | 'yCenter'> | null = null
  #factors: readonly OpenFactor[] = []
  #sums: Triangular | Paired | null = null
  #n = 0
  /** Rows when the centres were last looked at. */
  #checked = 0
  #weights: AccumulatedSums['weights']
  readonly #dropped = new Map<string, number>()

  constructor(terms: ModelTerms, schema: Schema, options: AccumulateOptions, asked: AskedRows = askedRows(options)) {
    this.#terms = terms
    this.#schema = schema
    this.#options = options
    this.#asked = asked
    const kind = options.weights ? (options.weights.kind ?? 'precision') : null
    this.#weights = { kind, column: options.weights?.column ?? null, sum: 0, logSum: 0, zeros: 0 }
  }

  /** Goes on from sums that were made before. */
  static from(start: AccumulatedSums): Accumulator {
    const own = new Accumulator(start.terms, start.schema, {}, start.asked)
    own.#columns = { X: start.X, yCenter: start.yCenter }
    own.#n = start.n
    own.#weights = start.weights
    own.#countDropped(start)
    own.#factors = start.factors.map(({ levels, counts, ...factor }) => ({
      ...factor,
      levels: new LevelList(levels),
      counts: new Growable(1, counts),
    }))
    const fixed = start.X.names.length + 1
    own.#sums =
      start.sums.kind === 'grouped'
        ? new Triangular(start.factors[0]?.q ?? 0, fixed, start.sums)
        : new Paired(
            start.factors.map(({ q }) => q),
            fixed,
            start.sums,
          )
    return own
  }

  /** Adds the usable rows of a table. */
  add(table: Table): void {
    const batch = batchRows(this.#terms, this.#schema, table, this.#options)
    this.#countDropped(batch)
    this.#weights = { ...this.#weights, zeros: this.#weights.zeros + batch.zeros }
    if (batch.n === 0) return
    if (!this.#columns) {
      this.#columns = this.#open(batch)
      this.#sums = this.#emptySums()
    }
    const { X, yCenter } = this.#columns
    const places = this.#factors.map(({ groupName, levels, counts }, f) => {
      const { codes, levels: labels } = batch.groups.get(groupName)!
      const place = levels.places(labels)
      counts.reserve(levels.list.length)
      this.#sums!.reserve(f, levels.list.length)
      const own = codes.map((code) => place[code]!)
      for (const level of own) counts.values[level]!++
      return own
    })
    this.#addRows(batch, X.basis, yCenter, places)
    if (this.#n < 2 * this.#checked) return
    this.#checked = this.#n
    this.#improve()
  }

  /** Sums on in a better basis, when the columns are far from orthogonal in that of the first rows. */
  #improve(): void {
    const now = this.products()
    const { X, factors } = now
    const fixed = rebased(X.basis, totalTriangle(now), X.names.length + 1, this.#n, 'linear')
    const Z = factors.map((factor, f) => {
      const all = factorGram(now, f)
      return factor.terms.map(({ basis, start, names, freedom }) =>
        rebasedByProducts(basis, part(all, factor.q, start, names.length), this.#n, freedom),
      )
    })
    if (Math.max(fixed.strain, ...Z.flat().map(({ strain }) => strain)) < strained) return
    this.#columns = { X: { ...X, basis: fixed.basis }, yCenter: now.yCenter }
    this.#factors = this.#factors.map((factor, f) => ({
      ...factor,
      terms: factor.terms.map((term, t) => ({ ...term, basis: Z[f]![t]!.basis })),
      levels: new LevelList([]),
      counts: new Growable(1),
    }))
    this.#n = 0
    this.#weights = { ...this.#weights, sum: 0, logSum: 0, zeros: 0 }
    this.#dropped.clear()
    this.#sums = this.#emptySums()
    this.absorb(now)
  }

  #emptySums(): Triangular | Paired {
    const sizes = this.#factors.map(({ q }) => q)
    const fixed = this.#columns!.X.names.length + 1
    return sizes.length <= 1 ? new Triangular(sizes[0] ?? 0, fixed) : new Paired(sizes, fixed)
  }

  #addRows(
    { n, X, random, y, weights }: BatchRows,
    basis: Basis,
    yCenter: number,
    places: readonly Int32Array[],
  ): void {
    const sums = this.#sums!
    const width = this.#factors.reduce((total, { q }) => total + q, basis.size + 1)
    const block = new Float64Array(blockRows * width)
    const row = new Float64Array(width)
    const levels = new Int32Array(places.length)
    let { sum, logSum } = this.#weights
    for (let from = 0; from < n; from += blockRows) {
      const count = Math.min(blockRows, n - from)
      let offset = 0
      for (const { q, terms } of this.#factors) {
        for (const { term, start, basis: own } of terms)
          blockToBasis(own, random[term]!.columns, from, count, block, width, offset + start)
        offset += q
      }
      blockToBasis(basis, X.columns, from, count, block, width, offset)
      for (let r = 0; r < count; r++) {
        const i = from + r
        const root = weights ? Math.sqrt(weights[i]!) : 1
        for (let j = 0; j < width - 1; j++) row[j] = block[r * width + j]! * root
        row[width - 1] = (y[i]! - yCenter) * root
        for (let f = 0; f < levels.length; f++) levels[f] = places[f]![i]!
        sums.add(row, levels)
        if (!weights) continue
        sum += weights[i]!
        logSum += Math.log(weights[i]!)
      }
    }
    this.#n += n
    this.#weights = { ...this.#weights, sum, logSum }
  }

  /** Adds sums of the same model. */
  absorb(other: AccumulatedSums): void {
    const { X, yCenter } = this.#columns!
    const Z: ColumnMap[] = []
    const places = this.#factors.map(({ terms, levels, counts }, f) => {
      const theirs = other.factors[f]!
      Z.push(sideBySide(terms.map(({ basis }, t) => between(theirs.terms[t]!.basis, basis))))
      const place = levels.places(theirs.levels)
      counts.reserve(levels.list.length)
      this.#sums!.reserve(f, levels.list.length)
      place.forEach((own, level) => {
        counts.values[own]! += theirs.counts[level]!
      })
      return place
    })
    const fixed = sideBySide([between(other.X.basis, X.basis), identity(1)])
    addConstant(fixed, other.X.basis, other.yCenter - yCenter)
    const sums = this.#sums!
    if (sums instanceof Triangular && other.sums.kind === 'grouped') sums.absorb(other.sums, Z, fixed, places)
    if (sums instanceof Paired && other.sums.kind === 'crossed') sums.absorb(other.sums, Z, fixed, places)
    this.#n += other.n
    const { sum, logSum, zeros } = this.#weights
    this.#weights = {
      ...this.#weights,
      sum: sum + other.weights.sum,
      logSum: logSum + other.weights.logSum,
      zeros: zeros + other.weights.zeros,
    }
    this.#countDropped(other)
  }

  /** The sums so far; throws when there was no row. */
  products(): AccumulatedSums {
    const byColumn = [...this.#dropped].map(([column, count]) => ({ column, count }))
    const count = byColumn.reduce((total, one) => total + one.count, 0)
    if (!this.#columns) throw say.error('design/no-rows', { total: count + this.#weights.zeros, count, byColumn })
    return {
      form: 'sums',
      terms: this.#terms,
      schema: this.#schema,
      asked: this.#asked,
      n: this.#n,
      weights: this.#weights,
      dropped: { count, byColumn },
      ...this.#columns,
      factors: this.#factors.map(
        ({ levels, counts, ...factor }): AccumulatedFactor => ({
          ...factor,
          levels: [...levels.list],
          counts: counts.trimmed(),
        }),
      ),
      sums: this.#sums!.sums(),
    }
  }

  /** Chooses centres. */
  #open({ X, random, y }: BatchRows): Pick<AccumulatedSums, 'X' | 'yCenter'> {
    const factors = new Map<string, AccumulatedTerm[]>()
    this.#terms.random.forEach(({ groupName, structure, columns }, term) => {
      const terms = factors.get(groupName) ?? []
      const freedom = this.#options.freedom?.[term] ?? freedomByStructure[structure] ?? 'common'
      const own = random[term]!
      const constant = freedom === 'linear' ? constantOf(columns, own, this.#schema) : null
      const start = terms.reduce((sum, { names }) => sum + names.length, 0)
      const basis = columnBasis(own.columns, null, freedom, constant)
      terms.push({ term, start, names: own.names, freedom, basis })
      factors.set(groupName, terms)
    })
    this.#factors = [...factors].map(([groupName, terms]) => ({
      groupName,
      q: terms.reduce((sum, { names }) => sum + names.length, 0),
      terms,
      levels: new LevelList([]),
      counts: new Growable(1),
    }))
    const constant = constantOf(this.#terms.fixed, X, this.#schema)
    const basis = columnBasis(X.columns, null, 'linear', constant)
    return { X: { names: X.names, assign: X.assign, basis }, yCenter: constant ? mean(y) : 0 }
  }

  #countDropped({ dropped }: Pick<BatchRows, 'dropped'>): void {
    for (const { column, count } of dropped.byColumn)
      this.#dropped.set(column, (this.#dropped.get(column) ?? 0) + count)
  }
}
