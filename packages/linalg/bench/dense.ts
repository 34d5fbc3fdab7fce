// node --conditions=@lmm/source --import tsx packages/linalg/bench/dense.ts [plain]
import { cholesky, invertFromCholesky, multiply, solveLower, withPlainKernels } from '../src/index.ts'

const kernels = process.argv[2] === 'plain' ? withPlainKernels : <T>(run: () => T): T => run()

const cpu = (): number => process.cpuUsage().user / 1000

/** Fastest of at least five runs, in milliseconds: the machine may be busy. Of longer runs the processor time. */
function time(prepare: () => void, run: () => void): number {
  const times: number[] = []
  const start = performance.now()
  while (times.length < 5 || performance.now() - start < 600) {
    prepare()
    const t = performance.now()
    const used = cpu()
    kernels(run)
    const elapsed = performance.now() - t
    times.push(elapsed < 50 ? elapsed : cpu() - used)
    if (times.length >= 3 && performance.now() - start > 20_000) break
  }
  return times.reduce((a, b) => Math.min(a, b))
}

const row = (name: string, n: number, flops: number, ms: number): void =>
  console.log(
    `${name.padEnd(20)} ${String(n).padStart(5)} ${ms.toFixed(3).padStart(10)} ms ${(flops / ms / 1e6).toFixed(2).padStart(6)} GFLOP/s`,
  )

for (const n of [2, 3, 6, 10, 20, 50, 100, 200, 500, 1000, 2000, 3000]) {
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
  const b = new Float64Array(n * 50).fill(1)
  row(
    'solveLower 50',
    n,
    n * n * 50,
    time(
      () => {},
      () => solveLower(l, n, b, 50),
    ),
  )
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
  if (n > 2000) continue
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
