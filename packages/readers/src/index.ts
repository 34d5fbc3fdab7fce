export {
  type ByteSource,
  type CsvOptions,
  parseCsv,
  type ReadCsvOptions,
  type ReadProgress,
  readCsv,
} from './csv/index.ts'
