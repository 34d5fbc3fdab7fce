import { minstd, normals } from './minstd.ts'

/** Columns of `times`. */
export interface Times {
  readonly id: string[]
  readonly time: Float64Array
  readonly y: Float64Array
}

/** `y ~ time` at times of its own for every subject, residuals of continuous autoregression with an exponential step of mean 1. */
export function times(subjects: number, each: number, seed = 20240808): Times {
  const uniforms = minstd(seed)
  const n = subjects * each
  const u = uniforms(n)
  const e = normals(uniforms, n)
  const id: string[] = new Array(n)
  const time = new Float64Array(n)
  const y = new Float64Array(n)
  let state = 0
  for (let i = 0; i < n; i++) {
    const step = -Math.log(u[i]!)
    const first = i % each === 0
    const decay = first ? 0 : Math.exp(-step / 3)
    state = decay * state + Math.sqrt(1 - decay * decay) * e[i]!
    id[i] = `s${Math.floor(i / each) + 1}`
    time[i] = first ? step : time[i - 1]! + step
    y[i] = 2 + 0.01 * time[i]! + state
  }
  return { id, time, y }
}
