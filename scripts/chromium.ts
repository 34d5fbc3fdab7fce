import { existsSync } from 'node:fs'

const places = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
].filter((place) => place !== undefined)

const executablePath = places.find((place) => existsSync(place))

/** Why no page can be opened here; null where one can. A machine that tests every change has to have a browser. */
export const missing: string | null =
  executablePath === undefined && !process.env.CI
    ? `no Chromium at ${places.join(', ')}; CHROMIUM_PATH names another`
    : null

/** How to launch the browser of this machine, with nothing of its own to say to the network. */
export function launchOptions(): { readonly executablePath: string; readonly args: string[] } {
  if (executablePath === undefined) throw new Error(`CI must have a browser: no Chromium at ${places.join(', ')}`)
  const quiet = ['quic', 'background-networking', 'component-update', 'sync'].map((each) => `--disable-${each}`)
  return { executablePath, args: ['--no-sandbox', '--disable-gpu', '--no-first-run', ...quiet] }
}
