import type { TestProject } from 'vitest/node'
import { launchServer, missing } from './chromium.ts'
import { serve } from './site.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the built page, and where the browser listens; null where there is no browser. */
    built: { readonly url: string; readonly folder: string; readonly browser: string } | null
  }
}

/** One page is built and one browser started for all tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (missing) {
    console.warn(`The page is not tested in a browser: ${missing}.`)
    project.provide('built', null)
    return async () => undefined
  }
  const site = await serve()
  const browser = await launchServer()
  project.provide('built', { url: site.url, folder: site.folder, browser: browser.wsEndpoint() })
  return async () => {
    await browser.close()
    await site.close()
  }
}
