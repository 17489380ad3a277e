import { createHash } from 'node:crypto'
import type { MultiPolygon, Polygon } from 'geojson'
import type { Alteration as AskedAlteration, Destination } from '../contract/travel.ts'
import type { Sql } from '../database/sql.ts'
import { ProblemError } from '../errors.ts'
import { checkDrawing } from '../selection/drawing.ts'
import { shapeOf } from '../selection/region.ts'
import { findSite, readSites, type Site } from './reach.queries.ts'
import type { Flooded } from './flooded.ts'
import type { Alteration } from './trip.ts'

/** An alteration as travel takes it. */
export interface Thought {
  readonly closed: ReadonlySet<number>
  readonly opened: AskedAlteration['opened']
  /** undefined: the ways stay as they are */
  readonly ways: Alteration | undefined
  /** The same alterations of ways have the same key. */
  readonly key: string
}

/** @param flooded the water of `flood` @throws ProblemError `drawing_…` with the field */
export async function thoughtOf(
  sql: Sql,
  { closed, opened, roads, areas, ground, flood, built }: AskedAlteration,
  flooded?: Flooded,
): Promise<Thought> {
  const shapes: (Polygon | MultiPolygon)[] = []
  for (const [index, drawing] of areas.entries()) {
    checkDrawing(drawing, `altered.areas.${index}`)
    shapes.push(await shapeOf(sql, drawing, `altered.areas.${index}`))
  }
  const ways: Alteration = {
    roads: roads.toSorted((a, b) => a - b),
    areas: shapes.flatMap((shape) =>
      (shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates).map((rings) =>
        rings.map((ring) => Float64Array.from(ring.flatMap(([lon, lat]) => [lon!, lat!]))),
      ),
    ),
    ground,
    flooded,
    built: built.map(({ kind, line }, index) => ({ id: -1 - index, kind, line: Float64Array.from(line.flat()) })),
  }
  const same = roads.length === 0 && areas.length === 0 && built.length === 0 && !flooded
  if (same) return { closed: new Set(closed), opened, ways: undefined, key: '' }
  const key = createHash('sha256')
    .update(JSON.stringify({ roads: ways.roads, shapes, ground, flood: flooded && flood, built }))
    .digest('base64')
  return { closed: new Set(closed), opened, ways, key }
}

/**
 * Where a journey may end: facilities as they are on file, less those closed, and those opened.
 * @throws ProblemError `invalid_input` for a facility that is not there
 */
export async function sitesOf(sql: Sql, { kinds, facility, point }: Destination, thought: Thought | undefined): Promise<Site[]> {
  const opened = (thought?.opened ?? []).map(({ at: [lon, lat], capacity }, index): Site => {
    return { id: -1 - index, name: '', kind: kinds[0]!, capacity, lon, lat }
  })
  if (point) return [{ id: 0, name: '', kind: kinds[0]!, capacity: 0, lon: point[0], lat: point[1] }]
  if (facility !== undefined) {
    const site = await findSite(sql, facility)
    if (!site) throw new ProblemError('invalid_input', { field: 'facility', reason: String(facility) })
    return thought?.closed.has(facility) ? opened : [site, ...opened]
  }
  return [...(await readSites(sql, kinds)).filter(({ id }) => !thought?.closed.has(id)), ...opened]
}
