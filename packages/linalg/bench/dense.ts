// node --conditions=@lmm/source --import tsx packages/linalg/bench/dense.ts
import { cholesky, invertFromCholesky, multiply } from '../src/index.ts'

/** Fastest of at least five runs, in milliseconds: the machine may be busy. */
function time(prepare: () => void, run: () => void): number {
  const times: number[] = []
  const start = performance.now()
  while (times.length < 5 || performance.now() - start < 600) {
    prepare()
    const t = performance.now()
    run()
    times.push(performance.now() - t)
    if (times.length >= 3 && performance.now() - start > 20_000) break
  }
  return times.reduce((a, b) => Math.min(a, b))
}

const row = (name: string, n: number, flops: number, ms: number): void =>
  console.log(
    `${name.padEnd(20)} ${String(n).padStart(5)} ${ms.toFixed(3).padStart(10)} ms ${(flops / ms / 1e6).toFixed(2).padStart(6)} GFLOP/s`,
  )

for (const n of [2, 3, 6, 10, 20, 50, 100, 200, 500, 1000, 2000]) {
  const a = new Float64Array(n * n)
  for (let i = 0; i < n; i++) for (let j = 0; j <= i; j++) a[i * n + j] = i === j ? n + 1 : Math.sin(i * 7 + j)
  const l = new Float64Array(n * n)
  const repeats = n <= 20 ? 10_000 : 1
  const fill = time(
    () => {},
    () => {
      for (let r = 0; r < repeats; r++) l.set(a)
    },
  )
  const factor = time(
    () => {},
    () => {
      for (let r = 0; r < repeats; r++) {
        l.set(a)
        cholesky(l, n)
      }
    },
  )
  row('cholesky', n, n ** 3 / 3, (factor - fill) / repeats)
  if (n < 50) continue
  const out = new Float64Array(n * n)
  row(
    'invertFromCholesky',
    n,
    (2 * n ** 3) / 3,
    time(
      () => {},
      () => invertFromCholesky(l, n, out),
    ),
  )
  row(
    'multiply',
    n,
    2 * n ** 3,
    time(
      () => {},
      () => multiply(a, a, out, n, n, n),
    ),
  )
}
