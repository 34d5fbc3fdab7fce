import { defineConfig } from 'tsdown'
import { library } from '../../tsdown.base.ts'

const parts = ['index', 'formula', 'design', 'covariance', 'reml', 'prediction', 'report', 'messages/zh']

export default defineConfig(library(Object.fromEntries(parts.map((part) => [part, `./src/${part}.ts`]))))
