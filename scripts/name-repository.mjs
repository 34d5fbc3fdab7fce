/**
 * Writes where the repository is into every package.json that is about to be published: as `GITHUB_REPOSITORY` (`owner/name`) says, in CI, so that
 * a fork names itself. npm asks for it to link a package to the run that built it. Does nothing elsewhere.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const { GITHUB_SERVER_URL = 'https://github.com', GITHUB_REPOSITORY } = process.env
if (GITHUB_REPOSITORY) {
  const packages = join(import.meta.dirname, '../packages')
  const home = `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}`
  for (const name of readdirSync(packages)) {
    const file = join(packages, name, 'package.json')
    const manifest = JSON.parse(readFileSync(file, 'utf8'))
    const named = {
      ...manifest,
      homepage: `${home}#readme`,
      bugs: `${home}/issues`,
      repository: { type: 'git', url: `git+${home}.git`, directory: `packages/${name}` },
    }
    writeFileSync(file, `${JSON.stringify(named, null, 2)}\n`)
  }
} else {
  console.log('GITHUB_REPOSITORY is not set: the packages do not say where their repository is')
}
