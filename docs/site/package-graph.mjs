import { layers, withoutDetours } from './layers.mjs'

const box = { width: 150, height: 30 }
const row = 58
const margin = 12

/** A picture of the packages as SVG: `edges` are pairs of importer and imported; an edge is left out where a longer way says the same. */
export function packageGraph(names, edges) {
  const { rows, paths } = layers(names, withoutDetours(edges))
  const isName = (node) => names.includes(node)
  const widths = rows.map((nodes) => nodes.reduce((sum, node) => sum + (isName(node) ? box.width + 18 : 26), 0))
  const width = Math.max(...widths) + 2 * margin
  const height = rows.length * row - (row - box.height) + 2 * margin
  const places = new Map()
  rows.forEach((nodes, r) => {
    let x = (width - widths[r]) / 2
    for (const node of nodes) {
      const space = isName(node) ? box.width + 18 : 26
      places.set(node, { x: x + space / 2, y: margin + box.height / 2 + (rows.length - 1 - r) * row })
      x += space
    }
  })
  const lines = paths.map(
    (path) => `<path d="${curve(path.map((node) => places.get(node)))}" marker-end="url(#head)"/>`,
  )
  const boxes = names.map((name) => {
    const { x, y } = places.get(name)
    const left = round(x - box.width / 2)
    return `<rect x="${left}" y="${round(y - box.height / 2)}" width="${box.width}" height="${box.height}" rx="6"/>
<text x="${round(x)}" y="${round(y)}">${name}</text>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${round(width)} ${round(height)}" width="${round(width)}" height="${round(height)}" role="img">
<title>Which package imports which; an arrow is left out where a longer way leads there</title>
<style>
rect { fill: #f5f7fa; stroke: #5b6b7d }
text { font: 13px sans-serif; fill: #16202b; text-anchor: middle; dominant-baseline: central }
path { fill: none; stroke: #5b6b7d }
marker path { fill: #5b6b7d; stroke: none }
@media (prefers-color-scheme: dark) {
rect { fill: #263241; stroke: #93a4b8 }
text { fill: #eef3f8 }
path { stroke: #93a4b8 }
marker path { fill: #93a4b8 }
}
</style>
<defs><marker id="head" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z"/></marker></defs>
${lines.join('\n')}
${boxes.join('\n')}
</svg>
`
}

/** From the lower edge of the first box to the upper edge of the last, straight down through the places between. */
function curve(points) {
  const half = box.height / 2
  const at = points.flatMap(({ x, y }, k) => [
    ...(k > 0 ? [{ x, y: y - half }] : []),
    ...(k < points.length - 1 ? [{ x, y: y + half }] : []),
  ])
  const parts = at.slice(1).map((to, k) => {
    const middle = round((at[k].y + to.y) / 2)
    return `C${round(at[k].x)} ${middle} ${round(to.x)} ${middle} ${round(to.x)} ${round(to.y)}`
  })
  return `M${round(at[0].x)} ${round(at[0].y)}${parts.join('')}`
}

const round = (value) => Math.round(value * 10) / 10
