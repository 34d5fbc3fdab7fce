import { defineConfig, type UserConfig } from 'tsdown'
import { library } from '../../tsdown.base.ts'

/** A file for each area's sentences, so that a bundle holds those of what it imports and no others. */
const config: UserConfig = { ...library(import.meta.dirname), unbundle: true }

export default defineConfig(config)
