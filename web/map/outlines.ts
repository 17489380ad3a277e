import type { MultiPolygon, Polygon } from 'geojson'
import { outline, type Outline } from './polygons.ts'

interface Collection {
  readonly features: readonly { properties: Pick<Outline, 'code' | 'name' | 'level'>; geometry: unknown }[]
}
const known = new WeakMap<Collection, Outline[]>()

/** Outlines of a reply of `/api/areas.geojson`; worked out once a reply. */
export function outlinesOf(collection: Collection): Outline[] {
  const kept = known.get(collection)
  if (kept) return kept
  const made = collection.features.map(({ properties, geometry }) => outline(properties, geometry as Polygon | MultiPolygon))
  known.set(collection, made)
  return made
}
