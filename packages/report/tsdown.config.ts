import { defineConfig } from 'tsdown'
import { library } from '../../tsdown.base.ts'

export default defineConfig(
  library({
    index: './src/index.ts',
    markdown: './src/render/markdown.ts',
    csv: './src/render/csv.ts',
    terminal: './src/render/terminal.ts',
  }),
)
