import { expect, test } from 'vitest'
import { repositoryMap } from '../repository-map.mjs'

test('the repository map and its figure say what the sources import (npm run map writes them)', () => {
  const { page, figure } = repositoryMap()
  expect(page.text).toBe(page.current)
  expect(figure.text).toBe(figure.current)
})
