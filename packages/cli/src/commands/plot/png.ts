import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Resvg } from '@resvg/resvg-js'

/** Letters that the font of the package does not have: those of the system are asked, which takes time. */
const otherScripts = /[^\s\u0021-\u017f\u0370-\u045f\u1e00-\u22ff\u25a0-\u25ff]/

/** Pixels of the picture for each pixel of the figure. */
const density = 2

/** An SVG text as PNG, in the font of the package, so that it looks the same on machines that have no fonts. */
export function renderPng(svg: string): Uint8Array {
  const root = dirname(createRequire(import.meta.url).resolve('@lmm/cli/package.json'))
  const picture = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: density },
    font: {
      loadSystemFonts: otherScripts.test(svg),
      fontFiles: [join(root, 'fonts/DejaVuSans.ttf')],
      defaultFontFamily: 'DejaVu Sans',
      sansSerifFamily: 'DejaVu Sans',
    },
  })
  return picture.render().asPng()
}
