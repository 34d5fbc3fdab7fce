import { expect, test } from 'vitest'
import { printed } from '../examples/printed.ts'

test('what is printed is what Node prints without colours, on standard output alone', async () => {
  const text = await printed(async () => {
    console.log('a', { b: 1 })
    console.table([{ c: 2 }])
  })
  expect(text).toMatchInlineSnapshot(`
    "a { b: 1 }
    ┌─────────┬───┐
    │ (index) │ c │
    ├─────────┼───┤
    │ 0       │ 2 │
    └─────────┴───┘"
  `)
})
