import type { RemlCodes } from '../../codes/reml.ts'
import type { Messages } from '../../sentence.ts'

const list = (names: readonly string[]): string =>
  names.length <= 1 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

/** Estimation, in English. */
export const remlEnglish: Messages<RemlCodes> = {
  'reml/unknown-structure': {
    message: ({ structure }) => `There is no covariance structure called '${structure}'.`,
    hint: ({ nearest, known }) =>
      `${nearest.length > 0 ? `Did you mean ${list(nearest)}? ` : ''}Known here: ${known.join(', ')}; pass your own in the registry of structures.`,
  },
  'reml/unknown-criterion': {
    message: ({ criterion }) => `There is no criterion called ${criterion}.`,
    hint: ({ known }) => `Write ${known.join(' or ')}, in capitals.`,
  },
  'reml/no-degrees-of-freedom': {
    message: ({ rows, coefficients }) =>
      `${rows} row${rows === 1 ? '' : 's'} cannot estimate ${coefficients} fixed effect${coefficients === 1 ? '' : 's'} and a residual variance.`,
    hint: () => 'Use fewer fixed effects, or more data.',
  },
  'reml/perfect-fit': {
    message: ({ response }) =>
      `The fixed effects reproduce ${response} exactly: no variance is left to divide between groups and residual.`,
    hint: () =>
      'Look for a predictor that is the response in disguise, or for a response computed from the predictors.',
  },
  'reml/zero-residual': {
    message: ({ response, groups }) =>
      `${response} does not vary within ${list(groups)} once the model is fitted: the residual variance is zero and the likelihood has no maximum.`,
    hint: () =>
      'Fit one row per group without that random term, or check whether the response was averaged or copied within groups.',
  },
  'reml/no-table': {
    message: () => 'The model does not hold the data it was fitted to.',
    hint: () => 'Pass them: update(model, change, { data }).',
  },
  'reml/products-option': {
    message: ({ option }) => `A fit from products cannot take the option ${option}.`,
    hint: ({ option }) =>
      option === 'relationship'
        ? `It needs the rows: lmm(formula, data, { ${option} }).`
        : `It belongs to the products: productsOf(formula, source, { ${option} }).`,
  },
  'reml/not-a-model': {
    message: ({ problem }) => `This JSON is not a saved model: ${problem}.`,
    hint: () => 'Pass what save(model) or JSON.stringify(model) gave, after JSON.parse.',
  },
  'reml/model-version': {
    message: ({ found, known }) => `The model was saved with schemaVersion ${found}; this version reads ${known}.`,
    hint: ({ found, known }) =>
      found > known ? 'Use the version of lmm that saved it, or a later one.' : 'Fit and save the model again.',
  },
  'reml/relationship-levels': {
    message: ({ group, level }) => `The relationship of ${group} names level ${level} twice.`,
    hint: () => 'Give each row of the matrix its own level.',
  },
  'reml/relationship-size': {
    message: ({ group, levels, rows, columns }) =>
      `The relationship of ${group} names ${levels} levels, but its matrix is ${rows} x ${columns}.`,
    hint: () => 'Pass one row and one column for each level, in the order of `levels`.',
  },
  'reml/relationship-entry': {
    message: ({ group, row, column }) => `The relationship of ${group} has no finite number for ${row} and ${column}.`,
    hint: () => 'Fill in every entry; individuals that are not related have 0.',
  },
  'reml/relationship-symmetric': {
    message: ({ group, row, column }) =>
      `The relationship of ${group} is not symmetric: ${row} and ${column} differ from ${column} and ${row}.`,
    hint: () => 'Relationships are mutual; check how the matrix was read.',
  },
  'reml/relationship-definite': {
    message: ({ group, level, inverse, left, given, singular }) =>
      `The ${inverse ? 'inverse relationship' : 'relationship'} of ${group} is not positive definite: ${
        singular
          ? `level ${level} is determined by ${given.length > 0 ? list(given) : 'the levels before it'}`
          : `${given.length > 0 ? `given ${list(given)}, ` : ''}level ${level} is left with ${Number(left.toPrecision(3))} on the diagonal`
      }.`,
    hint: ({ singular }) =>
      singular
        ? "Merge levels that are genetically identical, add a little to the diagonal, or pass a factor L with L L' = K."
        : 'No covariances are like that: check how the matrix was read or estimated, the entries of these levels first. A nearest positive definite matrix would be another relationship.',
  },
  'reml/relationship-group': {
    message: ({ group, groups }) =>
      `There is a relationship for ${group}, but no random term is grouped by it; the groups are ${list(groups) || 'none'}.`,
    hint: ({ nearest, group }) =>
      nearest.length > 0 ? `Did you mean ${list(nearest)}?` : `Add (1 | ${group}) to the formula.`,
  },
  'reml/relationship-absent': {
    message: ({ group, absent, count, levels }) =>
      `${count} level${count === 1 ? '' : 's'} of ${group} in the data ${count === 1 ? 'is' : 'are'} not among the ${levels} of its relationship: ${absent.join(', ')}${count > absent.length ? ', ...' : ''}.`,
    hint: () => 'Add them to the relationship, or leave their rows out.',
  },
  'reml/pedigree-twice': {
    message: ({ individual }) => `The pedigree has two records of ${individual}.`,
    hint: () => 'Keep one record for each individual.',
  },
  'reml/pedigree-loop': {
    message: ({ individual }) => `${individual} is among its own ancestors.`,
    hint: () => 'Check the parents in the pedigree.',
  },
  'reml/infeasible': {
    message: ({ reason }) => `The criterion cannot be computed: ${reason}.`,
    hint: () => 'Check the predictors for extreme values or near-collinearity.',
  },
  'reml/basis': {
    message: ({ term, structure }) =>
      `The columns of ${term} were recentred as a 'us' term allows, but structure '${structure}' is not closed under that.`,
    hint: () => "Pass `freedom` to `crossProducts` as the structure's `closedUnder` says.",
  },
  'reml/boundary': {
    message: ({ say }) => `The fit is on the boundary of the parameter space: ${say.join('; ')}.`,
    hint: ({ simpler }) =>
      `This is a result, not a failure: the estimates are the best there are, and the fixed effects stay valid. ${simpler ? `${simpler} fits as well` : 'A model without that part fits as well'}.`,
  },
  'reml/flat': {
    message: ({ say }) => `The data do not determine every covariance parameter: ${say.join('; ')}.`,
    hint: () =>
      'The estimates of the fixed effects and the fitted values stay valid; the parameters named do not, nor do standard errors that depend on them. Remove one of the terms that compete: two random terms, or a random term whose groups the fixed effects tell apart.',
  },
  'reml/not-converged': {
    message: ({ gradientNorm, iterations }) =>
      `The search ended after ${iterations} iterations before the criterion was at its minimum (scaled gradient ${gradientNorm.toExponential(1)}).`,
    hint: () => 'The estimates are not final. Simplify the random effects, or raise `maxIterations`.',
  },
  'reml/zero-variance': {
    message: ({ group, terms }) => `the variance of ${list(terms)} within ${group} is estimated as zero`,
  },
  'reml/perfect-correlation': {
    message: ({ group, terms, sign }) =>
      `the correlation of ${list(terms)} within ${group} is at ${sign === -1 ? '-1' : '1'}: these effects carry one dimension, not two`,
  },
  'reml/reduced-rank': {
    message: ({ group, terms, rank }) =>
      `the ${terms.length} random effects of ${group} (${list(terms)}) span ${rank} dimension${rank === 1 ? '' : 's'}, not ${terms.length}`,
  },
  'reml/flat-direction': {
    message: ({ group, terms }) =>
      `the criterion does not change along a combination of the parameters of ${list(terms)}${group ? ` within ${group}` : ''}`,
  },
  'reml/parameter-at-bound': {
    message: ({ group, terms, value }) =>
      `${list(terms)} of the residuals${group ? ` within ${group}` : ''} is at ${value}, the end of its range`,
  },
  'reml/parameter-grows': {
    message: ({ group, terms }) =>
      `the criterion keeps falling as ${list(terms)} of the residuals${group ? ` within ${group}` : ''} grows without bound`,
  },
  'reml/parameter-vanishes': {
    message: ({ group, terms }) =>
      `the criterion keeps falling as ${list(terms)} of the residuals${group ? ` within ${group}` : ''} goes to zero`,
  },
  'reml/other-optima': {
    message: ({ count, higher }) =>
      `The criterion has ${count === 1 ? 'another optimum' : `${count} other optima`}, ${count === 1 ? '' : 'the lowest '}${Number(higher.toPrecision(3))} higher; the lowest that was found is kept.`,
  },
  'reml/fitted-variance': {
    message: ({ function: name, fits, settled, change }) =>
      settled
        ? `${name} of the fitted values was settled in ${fits} fits, each with the fitted values of the one before. Criterion, AIC and tests of likelihood ratios are those of the last fit: they compare with no other model, and standard errors take the fitted values as known.`
        : `${name} of the fitted values has not settled after ${fits} fits (fitted values still change by ${change.toExponential(1)} residual standard deviations).`,
  },
  'reml/residual-not-definite': {
    message: ({ structure }) =>
      `${structure} gives no positive definite covariance of the residuals anywhere it was tried.`,
    hint: () => 'Residuals need a variance in every direction: choose another structure, or check its start values.',
  },
  'reml/residual-repeated': {
    message: ({ structure, group, level, position, rows, count }) =>
      `Rows ${list([...rows.map((row) => `${row + 1}`), ...(count > rows.length ? [`${count - rows.length} more`] : [])])}${group ? ` of ${group} ${level}` : ''} stand at position ${position}: ${structure} cannot tell them apart.`,
    hint: () =>
      'Keep one row for each position, add the coordinate that tells them apart, or take a structure with measurement error, such as exp(time | id, nugget = TRUE).',
  },
  'reml/relationship-form': {
    message: ({ group, found }) =>
      `The relationship of ${group} holds ${found.length > 0 ? list(found) : 'nothing'}: it needs levels and one matrix.`,
    hint: ({ forms }) => `Write { levels, covariance }; in place of covariance may stand ${list(forms.slice(1))}.`,
  },
  'reml/residual-size': {
    message: ({ structure, rows, most, groups }) =>
      `${rows} rows hang together through ${groups.length > 0 ? `the levels of ${list(groups)} and ` : ''}the residuals (${structure}), and their covariance is a dense matrix, of at most ${most} rows.`,
    hint: ({ groups, residual }) =>
      groups.length > 1
        ? `Random effects that cross the groups of the residuals join them all: leave out one of the factors${residual ? ', or `residual`' : ', or `variance`'}.`
        : 'Give the residuals smaller groups, or fit a part of the rows.',
  },
  'reml/structure-start': {
    message: ({ structure, parameter, value, lower, upper }) =>
      `The structure ${structure} starts its parameter ${parameter} at ${value}, outside its box from ${lower} to ${upper}.`,
    hint: () => 'Let `initial` lie between `lower` and `upper`.',
  },
  'reml/structure-not-covariance': {
    message: ({ structure, fault, positions, value, parameters, group, level, rows, count }) => {
      const shown = [
        ...rows.map((row) => `${row + 1}`),
        ...(count > rows.length ? [`${count - rows.length} more`] : []),
      ]
      const where = rows.length > 0 ? ` for rows ${list(shown)}${group ? ` of ${group} ${level}` : ''}` : ''
      const what = {
        'not-finite': `has the element ${value} at positions ${list(positions)}`,
        'not-symmetric': `is not symmetric at positions ${list(positions)}: ${value}`,
        'not-definite': `is not positive definite over positions ${list(positions)}: its smallest eigenvalue is ${value}`,
      }[fault]
      return `The matrix of ${structure}${where} ${what}${parameters.length > 0 ? ` (${parameters.join(', ')})` : ''}.`
    },
    hint: () =>
      'A structure must give a covariance matrix at the start of its parameters; `checkStructure` of @lmm/covariance/testing tells where it does not.',
  },
  'reml/structure-failed': {
    message: ({ structure, problem }) => `The structure ${structure} failed: ${problem}.`,
    hint: () =>
      '`checkStructure` of @lmm/covariance/testing holds a structure of your own against the laws it must obey.',
  },
  'reml/start-length': {
    message: ({ found, count, parameters }) =>
      `The start has ${found} ${found === 1 ? 'number' : 'numbers'}, and the model has ${count} covariance ${count === 1 ? 'parameter' : 'parameters'}: ${list([...parameters, ...(count > parameters.length ? [`${count - parameters.length} more`] : [])])}.`,
    hint: () => 'Give one number for each, as `theta` of a fitted model has them.',
  },
  'reml/start-outside': {
    message: ({ parameter, value, lower, upper }) =>
      `The start of ${parameter} is ${value}, outside its box from ${lower} to ${upper}.`,
    hint: () => 'Give a number inside the box, or leave the start out.',
  },
  'reml/residual-not-identifiable': {
    message: ({ structure, parameters, more }) =>
      `The data cannot tell these parameters of the covariance apart: ${list([...parameters, ...(more > 0 ? [`${more} more`] : [])])} (residuals: ${structure}).`,
    hint: ({ beside }) =>
      ({
        random: 'The residual structure can do what the random term does: leave one of them out.',
        variance:
          'Does the covariate vary, and is its effect not in the structure already? Leave the variance function out.',
        nothing: 'Too few groups have these positions together: choose a structure with fewer parameters.',
      })[beside],
  },
  'reml/residual-parameters': {
    message: ({ structure, parameters, rows }) =>
      `${structure} of the residuals has ${parameters} parameters, and there are ${rows} rows.`,
    hint: ({ variance }) =>
      variance
        ? 'Join levels, or choose a variance function of a number, such as power(x).'
        : 'Are the positions visits that subjects share? For times of their own choose a structure of distance, such as exp(time | id) or car1(time | id).',
  },
  'reml/refit-values': {
    message: ({ name, found, n, at }) =>
      found === n
        ? `Value ${at! + 1} of ${name} is not ${name === 'weights' ? 'a positive number' : 'a finite number'}.`
        : `${name} holds ${found} values, and the model was fitted to ${n} rows.`,
    hint: ({ n }) => `Pass ${n} values, one for each row that was used, in their order.`,
  },
  'reml/refit-fitted': {
    message: ({ function: name }) =>
      `The variance ${name}(fitted) depends on the fitted values, which another response or other weights change.`,
    hint: () =>
      'Pass those that it is to have, { fitted }, or fit a table with the new values: update(model, { data }).',
  },
  'reml/residual-weights': {
    message: ({ kind }) =>
      `Weights of kind ${kind} do not go with a covariance of the residuals: equal rows would be correlated.`,
    hint: () => 'Repeat the rows themselves, or use precision weights.',
  },
  'reml/unknown-variance-function': {
    message: ({ name }) => `There is no variance function called '${name}'.`,
    hint: ({ nearest, known }) =>
      `${nearest.length > 0 ? `Did you mean ${list(nearest)}? ` : ''}Known here: ${known.join(', ')}.`,
  },
}
