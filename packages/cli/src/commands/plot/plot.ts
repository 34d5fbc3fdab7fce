import { extname } from 'node:path'
import { type DfName, dfMethods } from '@lmm/degrees-of-freedom'
import type { Diagnostic } from '@lmm/diagnostics'
import { type FigureName, type FigureOptions, figures } from '@lmm/plots'
import { renderSvg } from '@lmm/plots/svg'
import type { FittedModel } from '@lmm/reml'
import { writeWhole } from '../../data/file.ts'
import { savedModel } from '../../data/saved-model.ts'
import type { ModelOptions } from '../../options/model.ts'
import { tellRemarks } from '../../output/remarks.ts'
import { say } from '../../say.ts'
import type { Session } from '../../session.ts'
import { fitModel, readTables } from '../model.ts'
import { type ModelArguments, refuseFitOptions } from '../model-source.ts'
import { remarksOf } from '../remarks.ts'
import { type FigureOption, optionsOfFigure } from './figure-names.ts'

/** Options of the command `plot`. */
export interface PlotCommandOptions extends ModelOptions {
  readonly figure?: FigureName
  readonly along?: string
  readonly group?: string
  readonly term?: string
  readonly means?: string
  readonly df?: DfName
  readonly level?: number
  readonly output?: string
  readonly theme?: 'light' | 'dark'
  readonly unit?: ReadonlyMap<string, string>
  readonly width?: number
  readonly height?: number
  readonly quiet?: true
}

/** Fits a model to a table, or takes one that was saved, and writes a figure of it as SVG or PNG. */
export async function plot(given: ModelArguments, options: PlotCommandOptions, session: Session): Promise<void> {
  const { figure = 'trajectories', output, theme = 'light' } = options
  const ending = output === undefined ? '.svg' : extname(output).toLowerCase()
  if (ending !== '.svg' && ending !== '.png')
    throw say.error('cli/invalid-value', { option: '--output', value: output!, expected: ['FILE.svg', 'FILE.png'] })
  refuseOthers(figure, options)
  const { model, diagnostics } = await modelOf(given, options, session)
  const units = await unitsOf(given.words[0]!, options.unit)
  const svg = renderSvg(
    figures[figure](model, {
      ...figureOptions(options, units),
      ...(session.messages && { messages: session.messages }),
    }),
    { theme },
  )
  if (output === undefined) session.io.stdout.write(`${svg}\n`)
  else if (ending === '.svg') await writeWhole(output, `${svg}\n`, session.io.directory)
  else {
    const { renderPng } = await import('./png.ts')
    await writeWhole(output, renderPng(svg), session.io.directory)
  }
  if (!options.quiet) tellRemarks(remarksOf([...diagnostics, ...model.diagnostics]), session)
}

async function modelOf(
  given: ModelArguments,
  options: ModelOptions,
  session: Session,
): Promise<{ model: FittedModel; diagnostics: readonly Diagnostic[] }> {
  const [data, formula] = given.words
  const model = await savedModel(data!, session)
  if (model) {
    if (formula !== undefined) throw say.error('cli/too-many-arguments', { surplus: [formula], ...given })
    refuseFitOptions(data!, options)
    return { model, diagnostics: [] }
  }
  if (formula === undefined) throw say.error('cli/missing-argument', { argument: 'FORMULA', ...given })
  const tables = await readTables(data!, undefined, options, session)
  return { model: fitModel(formula, tables, options).model, diagnostics: tables.diagnostics }
}

const some: readonly FigureOption[] = ['along', 'group', 'term', 'means', 'df', 'level']

/** An option that the figure would not heed is wrong usage. */
function refuseOthers(figure: FigureName, options: PlotCommandOptions): void {
  for (const option of some)
    if (options[option] !== undefined && !optionsOfFigure[figure].includes(option)) {
      const takers = Object.entries(optionsOfFigure).filter(([, taken]) => taken.includes(option))
      const needs = `--figure ${takers.map(([name]) => name).join(' | ')}`
      throw say.error('cli/needs-option', { option: `--${option}`, needs })
    }
}

/** Each figure takes what it knows of these. */
function figureOptions(
  { along, group, term, means, df, level, width, height }: PlotCommandOptions,
  units: Readonly<Record<string, string>>,
): FigureOptions {
  const all = {
    units,
    ...(along !== undefined && { x: along, variable: along }),
    ...(group !== undefined && { group }),
    ...(term !== undefined && { term }),
    ...(means !== undefined && { specs: means }),
    ...(df && { df: dfMethods[df] }),
    ...(level !== undefined && { level }),
    ...(width !== undefined && { width }),
    ...(height !== undefined && { height }),
  }
  return all
}

/** Units as given; data sets that come along know theirs. */
async function unitsOf(data: string, given: ReadonlyMap<string, string> = new Map()): Promise<Record<string, string>> {
  const { datasets, isDatasetName } = await import('@lmm/datasets')
  const name = data.replace(/^dataset:/, '')
  const columns = data !== name && isDatasetName(name) ? Object.entries(datasets[name].columns) : []
  const known = columns.flatMap(([column, { unit }]) => (unit ? [[column, unit] as const] : []))
  return Object.fromEntries([...known, ...given])
}
