export type { ByteSource } from '../source/byte-source.ts'
export type { CsvOptions } from './csv-options.ts'
export { parseCsv } from './parse-csv.ts'
export { type ReadCsvOptions, type ReadProgress, readCsv } from './read-csv.ts'
