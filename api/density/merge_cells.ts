import type { Columns } from './density.queries.ts'

/** Between the numbers of two neighbouring q: no county has so many hexagons from south to north. */
const COLUMN = 2 ** 20

/** One column of cells out of many, each cell once: what several villages have in the same hexagon is added up. */
export function mergeCells(villages: readonly Columns[]): Columns {
  const merged: Columns = { q: [], r: [], people: [] }
  const places = new Map<number, number>()
  for (const { q, r, people } of villages)
    for (let cell = 0; cell < q.length; cell++) {
      const key = q[cell]! * COLUMN + r[cell]!
      const place = places.get(key)
      if (place !== undefined) {
        merged.people[place]! += people[cell]!
        continue
      }
      places.set(key, merged.q.length)
      merged.q.push(q[cell]!)
      merged.r.push(r[cell]!)
      merged.people.push(people[cell]!)
    }
  return merged
}
