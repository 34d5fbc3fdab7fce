import { type FittedModel, type SigmaElement, sigmaElements, sigmaMap, structuresOf } from '@lmm/reml'

/** A direction in which the Sigma of one random term moves. */
export interface TermDirection {
  /** Index of the term in the design. */
  readonly term: number
  /** q x q by rows, symmetric. */
  readonly dSigma: Float64Array
}

/** Sigma of every random term in the basis of the fit, and the directions of its parameters. */
export interface TermCovariances {
  /** By term of the design, q x q by rows, relative to the variance of the basis. */
  readonly Sigma: readonly Float64Array[]
  readonly directions: readonly TermDirection[]
}

/** Where a standard deviation of zero is differentiated by its square: dSigma / d(sd^2) from differences over this. */
const nearZero = 1e-4

/**
 * The parameters of Kenward and Roger: all elements of Sigma where the structure is free in them (zero or not), else the parameters
 * of the structure, standard deviations of zero by their squares.
 */
export function termCovariances(model: FittedModel): TermCovariances {
  const { random, theta } = model
  const structures = structuresOf(model)
  const groups = [...new Set(random.map(({ group }) => group))]
  const order = groups.flatMap((group) => random.flatMap((term, k) => (term.group === group ? [k] : [])))
  const Sigma: Float64Array[] = []
  const directions: TermDirection[] = []
  let from = 0
  for (const term of order) {
    const q = random[term]!.terms.length
    const bound = structures[term]!
    const m = bound.parameters.length
    const own = theta.slice(from, from + m)
    from += m
    const elements = sigmaElements([q])
    const map = sigmaMap([bound], [q], elements)
    Sigma[term] = map.sigma(own)[0]!.slice()
    if (m === elements.length) {
      for (const element of elements) directions.push({ term, dSigma: unit(element, q) })
      continue
    }
    const J = map.jacobian(own)
    bound.parameters.forEach(({ kind }, k) => {
      const column = (from: Float64Array): Float64Array => from.filter((_, at) => at % m === k)
      const first = column(J)
      const still = kind === 'sd' && own[k] === 0 && first.every((value) => value === 0)
      directions.push({ term, dSigma: spread(still ? bySquare(map.jacobian, own, k, column) : first, elements, q) })
    })
  }
  return { Sigma, directions }
}

function bySquare(
  jacobian: (theta: Float64Array) => Float64Array,
  theta: Float64Array,
  k: number,
  column: (J: Float64Array) => Float64Array,
): Float64Array {
  const moved = theta.slice()
  moved[k] = nearZero
  return column(jacobian(moved)).map((value) => value / (2 * nearZero))
}

function unit({ i, j }: SigmaElement, q: number): Float64Array {
  const out = new Float64Array(q * q)
  out[i * q + j] = 1
  out[j * q + i] = 1
  return out
}

function spread(values: Float64Array, elements: readonly SigmaElement[], q: number): Float64Array {
  const out = new Float64Array(q * q)
  elements.forEach(({ i, j }, a) => {
    out[i * q + j] = values[a]!
    out[j * q + i] = values[a]!
  })
  return out
}
