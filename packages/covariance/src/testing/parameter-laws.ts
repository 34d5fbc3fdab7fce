import { Matrix } from 'ml-matrix'
import { covarianceAt } from './matrices.ts'
import { everywhere, largest, type Point } from './problem.ts'

/** Names are distinct, and starts lie in the box, the first of them the parameters' own. */
export function checkBox({ bound, theta, report }: Point): void {
  const names = bound.parameters.map((p) => p.name)
  const twice = names.find((name, k) => names.indexOf(name) !== k)
  if (twice !== undefined) report('box', `two parameters are named ${twice}`)
  const starts = bound.starts?.() ?? [theta]
  if (!starts[0] || starts[0].some((value, k) => value !== theta[k]))
    report('box', 'the first start is not the initial')
  for (const start of starts) {
    if (start.length !== theta.length) report('box', `a start has ${start.length} elements, not ${theta.length}`)
    bound.parameters.forEach(({ name, lower, upper }, k) => {
      if (!(start[k]! >= lower && start[k]! <= upper && Number.isFinite(start[k])))
        report('box', `${name} starts at ${start[k]}, outside [${lower}, ${upper}]`)
    })
  }
}

/** Multiplying sd and loading by c, variance by c^2 and leaving the others multiplies Sigma by c^2. */
export function checkKinds({ bound, axis, theta, report }: Point): void {
  const owners = bound.parameters.filter((p) => p.kind === 'sd' || p.kind === 'loading' || p.kind === 'variance')
  if (owners.length === 0) {
    checkScale({ bound, axis, theta, report })
    return
  }
  const c = 1.25
  const scaled = Float64Array.from(bound.parameters, ({ kind }, k) =>
    kind === 'sd' || kind === 'loading' ? theta[k]! * c : kind === 'variance' ? theta[k]! * c * c : theta[k]!,
  )
  const expected = covarianceAt(bound, theta, everywhere(axis)).mul(c * c)
  const error = largest(Matrix.sub(covarianceAt(bound, scaled, everywhere(axis)), expected))
  if (!(error <= 1e-12 * largest(expected))) report('kinds', `Sigma scaled by c^2 differs by ${error}`)
}

/** Variances do not move with the parameters of a structure without a scale: sigma is it. */
function checkScale({ bound, axis, theta, report }: Point): void {
  const initial = Float64Array.from(bound.parameters, (p) => p.initial)
  const variances = covarianceAt(bound, theta, everywhere(axis)).diagonal()
  const fixed = covarianceAt(bound, initial, everywhere(axis)).diagonal()
  const moved = variances.find((variance, i) => !(Math.abs(variance - fixed[i]!) <= 1e-12 * fixed[i]!))
  if (moved !== undefined)
    report('kinds', `no parameter is an sd, a variance or a loading, and a variance becomes ${moved}`)
}

/** `fromCovariance` finds a member again. */
export function checkInverse({ bound, axis, theta, report }: Point): void {
  if (!bound.fromCovariance) return
  const Sigma = covarianceAt(bound, theta, everywhere(axis))
  const again = covarianceAt(bound, bound.fromCovariance(Sigma), everywhere(axis))
  if (!(largest(Matrix.sub(Sigma, again)) <= 1e-10 * Math.max(1, largest(Sigma))))
    report('inverse', 'fromCovariance(Sigma(theta)) gives another Sigma')
}

/** Reports name the same quantities at every theta, and name each once. */
export function checkReport({ bound, theta, report }: Point): void {
  if (!bound.report) return
  const names = bound.report(theta).map(({ name }) => name)
  const first = bound.report(Float64Array.from(bound.parameters, (p) => p.initial)).map(({ name }) => name)
  if (names.join() !== first.join())
    report('report', `quantities change from ${first.join(', ')} to ${names.join(', ')}`)
  if (new Set(names).size !== names.length) report('report', `two quantities have one name among ${names.join(', ')}`)
  const broken = bound.report(theta).find(({ value }) => !Number.isFinite(value))
  if (broken) report('report', `${broken.name} is ${broken.value}`)
}
