import { describe, expect, it } from 'vitest'
import { lmm } from '../src/index.ts'

/** Simulated; its restricted likelihood has a maximum where the variance of t is zero, and a higher one inside. */
const data = {
  y: [
    100.6173, 101.4653, 99.4561, 99.0911, 101.8339, 100.7838, 96.6988, 99.4039, 99.217, 100.1313, 100.2022, 94.6937,
    96.3757, 100.4472, 99.9011, 96.3804, 100.5523, 99.9886, 99.7401, 105.2637, 103.3996, 100.1791, 99.7332, 100.9431,
    102.3781, 100.5366, 100.1241, 91.9074, 96.6946, 101.4287,
  ],
  x: [
    -0.43, -0.26, -1.21, -0.19, -0.28, 0.23, -0.66, 0.15, 0.41, 0.14, -0.47, -2.13, -0.53, -0.23, -0.61, -1.22, 0.51,
    -0.88, 0.44, -0.92, -0.63, -0.24, 0.27, -0.06, -0.65, 0.47, -0.57, 1.05, 2.36, -2.17,
  ],
  t: [0, 2, 3, 1, 1, 5, 5, 2, 2, 5, 4, 3, 0, 0, 5, 2, 5, 2, 0, 2, 4, 3, 3, 2, 2, 4, 1, 0, 2, 1],
  f: 'b c c a c c a b c a b b b b c b c a c a b a b b c c c c c c'.split(' '),
  h: 'u v u v v u v u v u u v v v v v v v u u u u v v v v u v u u'.split(' '),
  g: 'g2 g1 g3 g3 g3 g4 g4 g3 g4 g3 g2 g4 g4 g2 g4 g4 g3 g3 g4 g1 g1 g3 g2 g1 g2 g2 g3 g1 g2 g2'.split(' '),
  k: 'k8 k1 k5 k4 k3 k6 k4 k8 k5 k4 k4 k7 k6 k6 k2 k6 k6 k7 k4 k8 k3 k3 k4 k1 k2 k2 k4 k7 k7 k6'.split(' '),
}

describe('a restricted likelihood with two maxima', () => {
  const formula = 'y ~ f * h + (x + t || g) + (1 | k)'
  const model = lmm(formula, data)

  it('is followed to the higher, that of lme4 1.1-31 from its own start', () => {
    // lmer(y ~ f * h + (1 | g) + (0 + x | g) + (0 + t | g) + (1 | k)), BOBYQA and Newton
    expect(model.criterion).toBeCloseTo(92.6694252998, 8)
    expect(model.certificate.status).toBe('optimal')
    const deviations = model.random.flatMap(({ G }) => G.diagonal().map(Math.sqrt))
    for (const [i, sd] of [0.69934, 3.80626, 0.15664, 0.55227].entries()) expect(deviations[i]).toBeCloseTo(sd, 4)
  })

  it('says that there is another', () => {
    expect(model.diagnostics.map(({ code }) => code)).toContain('reml/other-optima')
  })

  it('is searched from one start where that is given', () => {
    expect(lmm(formula, data, { start: model.theta }).criterion).toBeCloseTo(model.criterion, 9)
  })
})
