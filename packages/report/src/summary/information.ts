/** Akaike's information criterion, deviance + 2 npar. */
export const aic = (deviance: number, npar: number): number => deviance + 2 * npar

/** Schwarz's information criterion, deviance + npar log(n), n the number of rows. */
export const bic = (deviance: number, npar: number, n: number): number => deviance + npar * Math.log(n)
