import { Matrix } from 'ml-matrix'
import { describe, expect, it } from 'vitest'
import { partialAutocorrelations } from '../../src/correlations/stationary.ts'
import { type Axis, residualStructures } from '../../src/index.ts'
import { numbers, points } from '../axes.ts'
import golden from './nlme-correlations.json' with { type: 'json' }

/** Theta at which a structure reports the parameters of nlme. */
function thetaOf(
  structure: string,
  options: { p?: number; q?: number },
  parameters: number[],
  size: number,
): Float64Array {
  if (structure === 'car1') return Float64Array.of(-1 / Math.log(parameters[0]!))
  if (structure === 'cor') return correlationAngles(parameters, size)
  if (structure !== 'arma') return Float64Array.from(parameters)
  const { p = 0 } = options
  const ma = partialsOf(parameters.slice(p).map((theta) => -theta)).map((value) => -value)
  return Float64Array.of(...partialsOf(parameters.slice(0, p)), ...ma)
}

/** Partial autocorrelations of the coefficients of an autoregression, by the recursion downwards. */
function partialsOf(phi: number[]): number[] {
  if (phi.length === 0) return []
  const last = phi[phi.length - 1]!
  const before = phi.slice(0, -1).map((value, i) => (value + last * phi[phi.length - 2 - i]!) / (1 - last * last))
  return [...partialsOf(before), last]
}

function correlationAngles(correlations: number[], size: number): Float64Array {
  const C = Matrix.eye(size)
  let k = 0
  for (let j = 0; j < size; j++)
    for (let i = j + 1; i < size; i++) {
      C.set(i, j, correlations[k]!)
      C.set(j, i, correlations[k++]!)
    }
  return residualStructures.cor!({}).bind(numbers(...Array(size).keys())).fromCovariance!(C)
}

describe(`Correlations are those of ${golden.software}`, () => {
  for (const { structure, options, parameters, coordinates, matrix } of golden.cases) {
    const values = [parameters].flat()
    const axis: Axis = points(...coordinates)
    it(`${structure} ${JSON.stringify(options)} at ${values.join(', ')} over ${coordinates.length} coordinates`, () => {
      const bound = residualStructures[structure]!(options as Record<string, number | boolean>).bind(axis)
      const theta = thetaOf(structure, options, values, axis.size)
      const Sigma = Matrix.zeros(axis.size, axis.size)
      bound.covariance(
        theta,
        Int32Array.from({ length: axis.size }, (_, i) => i),
        Sigma,
      )
      for (let i = 0; i < axis.size; i++)
        for (let j = 0; j < axis.size; j++) expect(Sigma.get(i, j)).toBeCloseTo(matrix[i]![j]!, 13)
      const reported = bound.report!(theta)
      expect(reported.map(({ value }) => value.toFixed(12))).toEqual(values.map((value) => value.toFixed(12)))
    })
  }
})

it('Partial autocorrelations are found again from autocorrelations', () => {
  expect([...partialAutocorrelations([0.5, 0.25, 0.125])].map((value) => value.toFixed(12))).toEqual([
    '0.500000000000',
    '0.000000000000',
    '0.000000000000',
  ])
})
