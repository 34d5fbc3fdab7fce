export type { ByteSource } from '../source/byte-source.ts'
export { type ReadArrowOptions, readArrow } from './read-arrow.ts'
