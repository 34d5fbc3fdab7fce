import { defineConfig } from 'tsdown'
import { library } from '../../tsdown.base.ts'

export default defineConfig(
  library({
    index: './src/index.ts',
    'messages/en/index': './src/messages/en/index.ts',
    'messages/zh/index': './src/messages/zh/index.ts',
  }),
)
