/** What a colour means, everywhere on the page. */
export type Role = 'population' | 'individual' | 'residual'

/** Words, some of them in the colour of what they name, or symbols. */
export type Phrase = readonly (string | readonly [Role | 'symbol', string])[]
