export { zh } from '@lmm/diagnostics/messages/zh'
