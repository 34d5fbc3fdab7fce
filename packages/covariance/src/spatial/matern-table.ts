import { dyadicTable } from '../special/dyadic-table.ts'
import { type MaternProfile, maternProfile } from './matern-profile.ts'

/** Positions from which on a table pays: each theta makes a new one. */
const many = 100

/** Beyond this u the logarithm of the correlation could be that of 0. */
const far = 500
/** Before this u the correlation is 1. */
const near = 1e-300

const inside = (u: number): boolean => u > near && u < far

/** The Matern correlation for so many positions: by tables where they are many, but for what is elementary. */
export function maternProfileFor(nu: number, size: number): MaternProfile {
  const exact = maternProfile(nu)
  if (size < many) return exact
  const table = tabulated(nu, exact)
  const { value, slope, curvature } = Number.isInteger(nu - 0.5) ? exact : table
  return { ...table, value, slope, curvature }
}

/** Its logarithm and its logarithmic derivatives are smooth between powers of two. */
function tabulated(nu: number, exact: MaternProfile): MaternProfile {
  const log = dyadicTable((u) => Math.log(exact.value(u)))
  const slope = dyadicTable((u) => exact.slope(u) / exact.value(u))
  const orderSlope = dyadicTable((u) => exact.orderSlope(u) / exact.value(u))
  const orderCurvature = dyadicTable((u) => exact.orderCurvature(u) / exact.value(u))
  const mixed = dyadicTable((u) => exact.mixed(u) / exact.value(u))
  const value = (u: number): number => (inside(u) ? Math.exp(log(u)) : exact.value(u))
  return {
    value,
    slope: (u) => (inside(u) ? value(u) * slope(u) : exact.slope(u)),
    curvature: (u) => (inside(u) ? value(u) * (1 + ((2 * nu - 1) * slope(u)) / u) : exact.curvature(u)),
    orderSlope: (u) => (inside(u) ? value(u) * orderSlope(u) : exact.orderSlope(u)),
    orderCurvature: (u) => (inside(u) ? value(u) * orderCurvature(u) : exact.orderCurvature(u)),
    mixed: (u) => (inside(u) ? value(u) * mixed(u) : exact.mixed(u)),
  }
}
