/** A document as JSON with a line for each of its fields, all numbers in full precision. */
export function jsonText(document: object): string {
  const fields = Object.entries(document).filter(([, value]) => value !== undefined)
  return `{\n${fields.map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`).join(',\n')}\n}\n`
}
