import { describe, expect, it } from 'vitest'
import { directoryWith, lmm } from './command.ts'

const model = ['dataset:sleepstudy', 'Reaction ~ Days + (Days | Subject)']
const directory = directoryWith({ 'new.json': '[{"Days": 0, "Subject": "new"}, {"Days": null, "Subject": "308"}]' })

describe('lmm simulate', () => {
  it('writes a column for each response, the same from the same seed', async () => {
    const { status, stdout } = await lmm(['simulate', ...model, '--count', '2', '--seed', '7'])
    expect(status).toBe(0)
    expect(stdout).toMatch(/^row,sim_1,sim_2\n1,\d+\.\d+,\d+\.\d+\n2,/)
    expect(stdout.split('\n')).toHaveLength(182)
    expect((await lmm(['simulate', ...model, '--count', '2', '--seed', '7'])).stdout).toBe(stdout)
    expect((await lmm(['simulate', ...model, '--count', '2'])).stdout).not.toBe(stdout)
  })

  it('--json has null where a row lacks a value, and says so', async () => {
    const { stdout } = await lmm(['simulate', ...model, 'new.json', '--json'], { directory })
    const { responses, rows, missing, seed, conditional } = JSON.parse(stdout)
    expect({ rows, missing, seed, conditional }).toEqual({ rows: [0, 1], missing: [1], seed: 1, conditional: false })
    expect(responses[0][0]).toBeGreaterThan(100)
    expect(responses[0][1]).toBeNull()
  })

  it('--conditional keeps the groups', async () => {
    const drawn = JSON.parse((await lmm(['simulate', ...model, '--conditional', '--count', '40', '--json'])).stdout)
    const { fitted } = JSON.parse((await lmm(['fit', ...model, '--fitted', '--json'])).stdout)
    const mean = drawn.responses.reduce((sum: number, y: number[]) => sum + y[0]!, 0) / 40
    expect(Math.abs(mean - fitted[0])).toBeLessThan((5 * 25.6) / Math.sqrt(40))
  })
})
