import { type DesignCodes, designEnglish, LmmError } from '@lmm/diagnostics'

/** Runs; the rows that an error names are counted from the first row of the first table. */
export function inBatch<Result>(before: number, run: () => Result): Result {
  try {
    return run()
  } catch (error) {
    throw error instanceof LmmError && before > 0 ? counted(error, before) : error
  }
}

function counted(error: LmmError, before: number): LmmError {
  const { diagnostic } = error
  const { data, place, code } = diagnostic
  const later = {
    ...data,
    ...(typeof data.row === 'number' && { row: data.row + before }),
    ...(Array.isArray(data.rows) && { rows: data.rows.map((row) => Number(row) + before) }),
  }
  const sentence = designEnglish[code as keyof DesignCodes & string]
  const hint = sentence?.hint?.(later as never)
  return new LmmError({
    ...diagnostic,
    data: later,
    message: sentence?.message(later as never) ?? diagnostic.message,
    ...(hint !== undefined && { hint }),
    ...(place && {
      place: place.kind === 'data' && place.rows ? { ...place, rows: place.rows.map((row) => row + before) } : place,
    }),
  })
}
