import { en, zh } from '@lmm/diagnostics/messages'
