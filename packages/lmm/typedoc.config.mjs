/** The other exports are packages, which have their own pages. */
export default { entryPoints: ['./src/index.ts'] }
