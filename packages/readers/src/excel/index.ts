export type { ByteSource } from '../source/byte-source.ts'
export { excelSheets, type ReadExcelOptions, readExcel } from './read-excel.ts'
