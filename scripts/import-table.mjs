/**
 * Who may import whom: the one statement of the borders between packages.
 * `npm run imports` holds every import and every package.json against it.
 *
 * - `imports`: packages of this repository that the sources may import.
 * - `types`: packages of which the sources may import types only.
 * - `npm`: packages of the registry that the sources may import.
 * - `node`: the sources may use Node's built-in modules.
 */
const reml = ['reml', 'design', 'covariance', 'formula', 'linalg', 'diagnostics']
const degreesOfFreedom = ['degrees-of-freedom', ...reml]
const prediction = ['prediction', 'distributions', ...degreesOfFreedom]
const inference = ['inference', ...prediction]
const report = ['report', ...inference]
const matrix = ['ml-matrix']

/** @type {Record<string, { imports: string[], types?: string[], npm?: string[], node?: boolean }>} */
export const importTable = {
  diagnostics: { imports: [] },
  linalg: { imports: ['diagnostics'], npm: matrix },
  distributions: { imports: [] },
  formula: { imports: ['diagnostics'] },
  covariance: { imports: ['linalg', 'diagnostics'], npm: matrix },
  design: { imports: ['formula', 'linalg', 'diagnostics'], npm: matrix },
  readers: {
    imports: ['design', 'diagnostics'],
    npm: ['papaparse', 'hyparquet', 'hyparquet-compressors', '@uwdata/flechette', 'fflate', 'fzstd'],
  },
  reml: { imports: ['design', 'covariance', 'linalg', 'diagnostics'], types: ['formula'], npm: matrix },
  'degrees-of-freedom': { imports: reml, npm: matrix },
  prediction: { imports: ['distributions', ...degreesOfFreedom], npm: matrix },
  inference: { imports: prediction, npm: matrix },
  report: { imports: inference, npm: matrix },
  plots: { imports: inference, npm: ['@observablehq/plot', 'linkedom'] },
  workers: { imports: report, node: true },
  sql: { imports: ['design', 'formula', 'linalg', 'diagnostics'] },
  datasets: { imports: [] },
  lmm: { imports: report, npm: matrix },
  cli: {
    imports: ['lmm', 'readers', 'plots', 'workers', 'sql', 'datasets', ...report],
    npm: ['commander', '@resvg/resvg-js'],
    node: true,
  },
  reference: { imports: [], node: true },
}

/** What the tests and scripts of a package may import besides what its sources may. */
export const testImports = ['reference', 'datasets', 'readers']

/** The name under which a package of the table is imported. */
export const packageName = (name) => (name === 'lmm' ? 'lmm' : `@lmm/${name}`)
