/** Longest text that is read, in UTF-16 units. */
export const longestText = 100_000

/** Deepest nesting of parentheses, calls and operators; a long sum is not deep. */
export const deepestNesting = 500

/** Most terms that a formula may expand to. */
export const mostTerms = 10_000
