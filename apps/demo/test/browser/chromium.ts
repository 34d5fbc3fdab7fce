import { type Browser, type BrowserServer, chromium } from 'playwright-core'
import { launchOptions } from '../../../../scripts/chromium.ts'

export { missing } from '../../../../scripts/chromium.ts'

/** The browser of this machine, for all tests. */
export const launchServer = (): Promise<BrowserServer> => chromium.launchServer(launchOptions())

/** That browser, from a test. */
export const connect = (endpoint: string): Promise<Browser> => chromium.connect(endpoint)
