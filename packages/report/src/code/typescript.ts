import type { FittedModel } from '@lmm/reml'

/** The model in TypeScript by this library. */
export function typescriptCode({ specification, relationships, functions }: FittedModel, file: string): string {
  const { formula, criterion, weights, offset, contrasts, columns, missing, residual, variance } = specification
  const options = {
    ...(criterion === 'ML' && { criterion }),
    ...(weights && { weights }),
    ...(offset !== null && { offset }),
    ...(contrasts && Object.keys(contrasts).length > 0 && { contrasts }),
    ...(columns && Object.keys(columns).length > 0 && { columns }),
    ...(missing && { missing }),
    ...(residual !== undefined && { residual }),
    ...(variance !== undefined && { variance }),
  }
  const passed = [
    ...Object.entries(options).map(([name, value]) => `  ${name}: ${literal(value)},`),
    ...(Object.keys(relationships).length > 0 ? ['  relationship, // as it was given'] : []),
    ...(Object.keys(functions).length > 0 ? ['  functions, // as they were given'] : []),
  ]
  return `${[
    "import { readFileSync } from 'node:fs'",
    "import { parseCsv } from '@lmm/readers/csv'",
    "import { lmm, report } from 'lmm'",
    '',
    `const data = parseCsv(readFileSync(${literal(file)}, 'utf8'))`,
    passed.length === 0
      ? `const model = lmm(${literal(formula)}, data)`
      : `const model = lmm(${literal(formula)}, data, {\n${passed.join('\n')}\n})`,
    'console.log(report(model))',
    'console.log(model.criterion)',
  ].join('\n')}\n`
}

/** A JSON value as it stands in code. */
function literal(value: unknown): string {
  if (typeof value === 'string') return `'${value.replace(/[\\']/g, '\\$&').replaceAll('\n', '\\n')}'`
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  if (typeof value !== 'object' || value === null) return String(value)
  const entries = Object.entries(value).filter(([, own]) => own !== undefined)
  return `{ ${entries.map(([name, own]) => `${/^[A-Za-z_$][\w$]*$/.test(name) ? name : literal(name)}: ${literal(own)}`).join(', ')} }`
}
