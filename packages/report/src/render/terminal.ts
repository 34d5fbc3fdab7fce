export { displayWidth } from './display-width.ts'
export { wrapSentence } from './wrap.ts'
