import { pastes } from '@lmm/datasets/pastes'
import { penicillin } from '@lmm/datasets/penicillin'
import { sleepstudy } from '@lmm/datasets/sleepstudy'
import { expect, it } from 'vitest'
import { describe as describeModel, lmm } from '../src/index.ts'

const kinds = (text: string, data: Parameters<typeof lmm>[1]): string[] =>
  describeModel(lmm(text, data)).blocks.map(({ row, column, kind }) => `${row} x ${column}: ${kind}`)

it('Crossed factors that all meet give a dense block', () => {
  expect(kinds('diameter ~ 1 + (1 | plate) + (1 | sample)', penicillin)).toEqual([
    'plate x plate: diagonal',
    'sample x plate: dense',
    'sample x sample: diagonal',
  ])
})

it('Nested factors give a nested block and no fill', () => {
  const description = describeModel(lmm('strength ~ 1 + (1 | batch/cask)', pastes))
  expect(description.blocks.map(({ kind }) => kind)).toEqual(['diagonal', 'nested', 'diagonal'])
  expect(description.scheme).toBe('sparse factorisation: 40 columns, 70 elements in the factor')
})

it('A balanced factor is one class of levels', () => {
  const description = describeModel(lmm('Reaction ~ Days + (Days | Subject)', sleepstudy))
  expect(description.scheme).toBe("one grouping factor: 18 levels in 1 class of equal Z'Z")
  expect(description.random[0]!.parameters.map(({ name, kind }) => `${name}: ${kind}`)).toEqual([
    '(Intercept): loading',
    'Days.(Intercept): loading',
    'Days: loading',
  ])
})

it('A model without random terms is least squares', () => {
  expect(describeModel(lmm('Reaction ~ Days', sleepstudy)).scheme).toBe('least squares')
})
