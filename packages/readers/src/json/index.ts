export type { ByteSource } from '../source/byte-source.ts'
export { type JsonOptions, parseJson } from './json-table.ts'
export { type ReadJsonOptions, readJson } from './read-json.ts'
