export {
  type ByteSource,
  type CsvOptions,
  parseCsv,
  type ReadCsvOptions,
  type ReadProgress,
  readCsv,
} from './csv/index.ts'
export { formatOfName, type ReadTableOptions, readTable, type TableFormat } from './read-table.ts'
