import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Application, Converter, ReflectionKind } from 'typedoc'

const docs = join(import.meta.dirname, '..')
const made = 'generated/gallery/gallery.md'

/** Pages of the site that are no reference, in the order in which the start page names them, then those it leaves out. */
export function projectPages() {
  const index = readFileSync(join(docs, 'index.md'), 'utf8')
  const named = [...index.matchAll(/\]\(([^)#]+\.md)/g)].map(([, path]) => path)
  const written = ['guides', 'mathematics'].flatMap((folder) =>
    readdirSync(join(docs, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
  )
  return [...new Set([...named, ...written.sort(), made])]
}

/** TypeDoc's plugin that calls a page by its first heading, in a folder of the navigation by the folder of its file. */
export function titles(application) {
  application.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_context, page) => {
    const path = page.project.files.getReflectionPath(page)
    const [heading] = readFileSync(path, 'utf8').match(/(?<=^# ).+$/m) ?? []
    if (heading === undefined) throw new Error(`${path} has no heading`)
    page.name = `${dirname(path).endsWith('mathematics') ? 'Mathematics' : 'Guides'}/${heading}`
  })
  // the order of the start page, which TypeDoc would make alphabetical
  application.on(Application.EVENT_PROJECT_REVIVE, (project) => {
    const pages = projectPages()
    const place = (page) => pages.findIndex((path) => project.files.getReflectionPath(page).endsWith(path))
    project.documents?.sort((a, b) => place(a) - place(b))
    // an entry point is called as it is imported
    for (const module of project.getReflectionsByKind(ReflectionKind.Module))
      module.name = module.name.replace(/^packages\/[^/]+\/src(\/|$)/, '') || 'index'
  })
}
