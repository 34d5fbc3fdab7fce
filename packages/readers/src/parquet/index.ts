export type { ByteSource } from '../source/byte-source.ts'
export { type ReadParquetOptions, readParquet } from './read-parquet.ts'
