/**
 * Nodes of a graph without cycles in rows, each above all it points to, as Sugiyama, Tagawa and Toda lay them out (1981): long edges pass through
 * places of their own, and rows are ordered by the mean place of neighbours until no order has fewer crossings.
 */
export function layers(names, edges) {
  const below = (name) => edges.filter(([from]) => from === name).map(([, to]) => to)
  const ranks = new Map()
  const rank = (name) => {
    if (!ranks.has(name)) ranks.set(name, 1 + Math.max(-1, ...below(name).map(rank)))
    return ranks.get(name)
  }
  names.forEach(rank)
  // what nothing below holds down stands as close to its users as it can
  for (const name of names.filter((each) => below(each).length === 0)) {
    const users = edges.filter(([, to]) => to === name).map(([from]) => ranks.get(from))
    if (users.length > 0) ranks.set(name, Math.min(...users) - 1)
  }
  const rows = Array.from({ length: Math.max(...ranks.values()) + 1 }, () => [])
  for (const name of names) rows[ranks.get(name)].push(name)
  const paths = edges.map(([from, to]) => {
    const between = []
    for (let r = ranks.get(from) - 1; r > ranks.get(to); r--) {
      const dummy = `${from} > ${to} @ ${r}`
      rows[r].push(dummy)
      between.push(dummy)
    }
    return [from, ...between, to]
  })
  const steps = paths.flatMap((path) => path.slice(1).map((to, k) => [path[k], to]))
  return { rows: fewestCrossings(rows, steps), paths }
}

function fewestCrossings(rows, steps) {
  let best = rows.map((row) => [...row])
  let current = best
  for (let sweep = 0; sweep < 24; sweep++) {
    current = current.map((row) => [...row])
    const upwards = sweep % 2 === 0
    const order = current.map((_, r) => r)
    for (const r of upwards ? order.slice(1) : order.slice(0, -1).reverse()) {
      const beside = current[upwards ? r - 1 : r + 1]
      const mean = new Map(current[r].map((name, k) => [name, meanPlace(name, beside, steps) ?? k]))
      current[r].sort((a, b) => mean.get(a) - mean.get(b))
    }
    if (crossings(current, steps) < crossings(best, steps)) best = current
  }
  return best
}

function meanPlace(name, row, steps) {
  const places = steps.flatMap(([from, to]) => {
    const other = from === name ? to : to === name ? from : undefined
    const place = other === undefined ? -1 : row.indexOf(other)
    return place < 0 ? [] : [(place + 0.5) / row.length]
  })
  return places.length === 0 ? undefined : places.reduce((sum, place) => sum + place, 0) / places.length
}

function crossings(rows, steps) {
  let count = 0
  for (let r = 1; r < rows.length; r++) {
    const here = steps
      .map(([from, to]) => [rows[r].indexOf(from), rows[r - 1].indexOf(to)])
      .filter(([from, to]) => from >= 0 && to >= 0)
    for (const [a, b] of here) count += here.filter(([c, d]) => a < c && b > d).length
  }
  return count
}

/** The edges that no longer way makes needless. */
export function withoutDetours(edges) {
  const reaches = (from, to) => edges.some(([a, b]) => a === from && (b === to || reaches(b, to)))
  return edges.filter(([from, to]) => !edges.some(([a, b]) => a === from && b !== to && reaches(b, to)))
}
