/** What each figure shows, by its name. */
const shows: Readonly<Record<string, string>> = {
  trajectories: 'Data of each group with its own fit (dashed), its BLUP line (solid) and the population with its band',
  fan: 'The standard deviation between groups, and of a single measurement, along a column',
  correlation: 'Correlations among measurements of one group that the model implies',
  shrinkage: "From each group's own estimate to its BLUP, with the ellipse of G that holds 95 % of groups",
  caterpillar: 'Random effects in order, with intervals; filled where the interval excludes zero',
  coefficients: 'Fixed effects with intervals',
  means: 'Marginal means; those that share a letter are not told apart',
  profile:
    'The root of the rise of the deviance along each parameter: straight arms where a symmetric interval would do',
  residuals: 'Residuals along fitted values, with their running mean',
  quantiles: 'Normal quantiles of the residuals, with an envelope of simulated samples',
  autocorrelation: 'Autocorrelation of residuals within groups, with the band of independence',
  variogram: 'Semivariogram of residuals within groups: level near one where the model holds',
  optimizer: 'The criterion above its minimum by iteration, here on dark paper',
}

/** The page as Markdown: each figure with the lines that make it, taken from the source of `gallery`. */
export function galleryPage(names: readonly string[], source: string): string {
  const parts = names.map((name) => {
    const code = linesOf(source, name).join('\n')
    return `## ${name}\n\n${shows[name]}.\n\n![${shows[name]}](${name}.svg)\n\n\`\`\`ts no-run\n${code}\n\`\`\`\n`
  })
  return `---
title: Gallery of figures
---

# Gallery of figures

Each figure of \`@lmm/plots\` takes a fitted model and returns the options of an Observable Plot figure: \`Plot.plot(figure)\` shows it in a browser,
\`renderSvg(figure)\` of \`@lmm/plots/svg\` is its SVG text in Node, and \`lmm plot DATA FORMULA --figure NAME --output FILE.png\` writes it from the command
line. This page was made together with the site; \`units\` is \`{ Reaction: 'ms', Days: 'd' }\`.

${parts.join('\n')}`
}

/** The body of the function of that name, without its indentation. */
export function linesOf(source: string, name: string): string[] {
  const lines = source.split('\n')
  const start = lines.indexOf(`  ${name}: () => {`)
  const end = lines.indexOf('  },', start)
  if (start < 0 || end < 0) throw new Error(`no figure ${name} in the source of the gallery`)
  return lines.slice(start + 1, end).map((line) => line.trim())
}
