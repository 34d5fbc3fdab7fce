import { nearest } from '@lmm/diagnostics'

/** What other software calls covariance structures and variance functions, in lower case: nlme, SAS, mmrm, glmmTMB. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ['corar1', 'ar1'],
  ['corcar1', 'car1'],
  ['corarma', 'arma'],
  ['corsymm', 'cor'],
  ['corcompsymm', 'cs'],
  ['corexp', 'exp'],
  ['corgaus', 'gau'],
  ['corspher', 'spher'],
  ['corlin', 'lin'],
  ['corratio', 'ratio'],
  ['pdsymm', 'us'],
  ['pdlogchol', 'us'],
  ['pddiag', 'diag'],
  ['pdcompsymm', 'cs'],
  ['pdident', 'identity'],
  ['un', 'us'],
  ['unstructured', 'us'],
  ['ar', 'ar1'],
  ['arh', 'ar1h'],
  ['hetar1', 'ar1h'],
  ['homtoep', 'toep'],
  ['homcs', 'cs'],
  ['ante', 'ad'],
  ['ou', 'car1'],
  ['sp_exp', 'car1'],
  ['sp_gau', 'gau'],
  ['mat', 'matern'],
  ['varident', 'ident'],
  ['varpower', 'power'],
  ['varexp', 'exp'],
  ['varconstpower', 'constPower'],
  ['varfixed', 'fixed'],
])

/** The known names that an unknown one may mean: that of other software first, then those of a like spelling. */
export function meantNames(name: string, known: Iterable<string>): string[] {
  const names = [...known]
  const other = otherNames.get(name.toLowerCase())
  return other !== undefined && names.includes(other) ? [other] : nearest(name, names)
}
