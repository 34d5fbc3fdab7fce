import { expect, test } from 'vitest'
import { repositoryMap } from '../repository-map.mjs'

test('the repository map says what the sources import (npm run map writes it)', () => {
  const { text, current } = repositoryMap()
  expect(text).toBe(current)
})
