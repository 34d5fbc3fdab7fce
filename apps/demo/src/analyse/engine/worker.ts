import type { FigureName } from '@lmm/plots'
import { compareModels, type Diagnostic, type FittedModel, LmmError, lmm, save, summarize, type Table } from 'lmm'
import { counts } from './counts.ts'
import { csvOf } from './csv-of.ts'
import { predicted } from './predicted.ts'
import type { ModelChoice, Progress, Reply, RequestName, Requests } from './protocol.ts'
import { prepare, refusal, viewOf } from './table.ts'

let table: Table | null = null
let model: FittedModel | null = null
let chosen: ModelChoice | null = null

type Handlers = {
  [Name in RequestName]: (
    ask: Requests[Name]['ask'],
    onProgress: (progress: Progress) => void,
  ) => Requests[Name]['answer'] | Promise<Requests[Name]['answer']>
}

const loaded = (): Table => {
  if (!table) throw refusal('no-table', {}, 'There is no table yet.')
  return table
}

const fittedModel = (): FittedModel => {
  if (!model) throw refusal('no-model', {}, 'There is no model yet.')
  return model
}

function fitted(choice: ModelChoice, onProgress: (progress: Progress) => void): FittedModel {
  const { formula, criterion, residual, variance } = choice
  return lmm(formula, loaded(), {
    criterion,
    ...(residual.trim() !== '' && { residual }),
    ...(variance.trim() !== '' && { variance }),
    onIteration: ({ iteration, criterion: value }) => {
      onProgress({ iteration, criterion: value })
      return undefined
    },
  })
}

const handlers: Handlers = {
  load: async (recipe) => {
    const found = await prepare(recipe)
    table = found.table
    model = null
    return viewOf(found)
  },
  fit: (choice, onProgress) => {
    const start = performance.now()
    model = fitted(choice, onProgress)
    chosen = choice
    const milliseconds = performance.now() - start
    return { summary: summarize(model, { df: choice.df, anova: 'III' }), milliseconds }
  },
  figure: (ask) => drawn(fittedModel(), ask),
  code: async (language) => (await import('@lmm/report/code')).codeFor(fittedModel(), language),
  model: () => JSON.stringify(save(fittedModel())),
  predict: (row) => predicted(fittedModel(), row),
  table: () => csvOf(loaded()),
  counts: ({ response, across, down }) => counts(loaded(), response, across, down),
  compare: (choices, onProgress) =>
    compareModels(choices.map((choice) => (choice === chosen ? fittedModel() : fitted(choice, onProgress)))),
}

/** Figures that show every row are refused beyond this many. */
const mostRows = 50_000

const ofRows: readonly FigureName[] = ['trajectories', 'residuals', 'quantiles', 'autocorrelation', 'variogram']

/** Figures that show every level of a grouping factor are refused beyond this many: the page would stand still while it draws them. */
const mostLevels = 2000

const ofLevels: readonly FigureName[] = ['caterpillar', 'shrinkage']

async function drawn(of: FittedModel, { name, theme, language, width }: Requests['figure']['ask']): Promise<string> {
  if (of.n > mostRows && ofRows.includes(name))
    throw refusal(
      'many-rows',
      { rows: of.n, most: mostRows },
      `This figure shows every row: it is drawn for at most ${mostRows}, and there are ${of.n}.`,
    )
  const levels = Math.max(0, ...of.schema.groups.map((group) => group.levels.length))
  if (levels > mostLevels && ofLevels.includes(name))
    throw refusal(
      'many-groups',
      { levels, most: mostLevels },
      `This figure shows every level of a grouping factor: it is drawn for at most ${mostLevels}, and there are ${levels}.`,
    )
  const [{ figures }, { renderSvg }] = await Promise.all([import('@lmm/plots'), import('@lmm/plots/svg')])
  const words = language === 'zh' ? { messages: (await import('lmm/messages/zh')).zh } : {}
  return renderSvg(figures[name](of, { ...words, width }), { theme })
}

const reply = (message: Reply): void => postMessage(message)

interface Asked {
  readonly id: number
  readonly name: RequestName
  readonly ask: never
}

async function answer({ id, name, ask }: Asked): Promise<void> {
  try {
    reply({
      id,
      kind: 'answer',
      answer: await handlers[name](ask, (progress) => reply({ id, kind: 'progress', progress })),
    })
  } catch (error) {
    reply({ id, kind: 'refused', diagnostic: error instanceof LmmError ? error.diagnostic : unexpected(error) })
  }
}

let before: Promise<void> = Promise.resolve()

// One after the other: a fit waits for its table.
addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  before = before.then(() => answer(data))
})

const unexpected = (error: unknown): Diagnostic => ({
  code: 'demo/unexpected',
  severity: 'error',
  data: {},
  message: String(error),
})
