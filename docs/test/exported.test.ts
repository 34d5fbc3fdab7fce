import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { exported } from '../examples/exported.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const packages = [
  'formula',
  'design',
  'covariance',
  'reml',
  'degrees-of-freedom',
  'prediction',
  'inference',
  'report',
  'plots',
  'lmm',
]
const kernels = ['diagnostics', 'linalg', 'distributions', 'readers', 'datasets', 'cli']
const all = exported(root, [...packages, ...kernels])
const functions = all.filter((each) => each.kind === 'function' && packages.includes(each.package))
const places = (lacking: typeof all): string[] => lacking.map(({ name, place }) => `${name} at ${place}`)

describe('what the packages export', () => {
  it('is found in every package', () => {
    expect([...new Set(functions.map((each) => each.package))]).toEqual(packages)
  })

  it('has a sentence of documentation', () => {
    expect(places(all.filter(({ summary }) => !summary))).toEqual([])
  })

  it('has an executed example, where it is a function', () => {
    expect(places(functions.filter(({ example }) => !example))).toEqual([])
  })
})
