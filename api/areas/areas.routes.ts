import { getArea, getAreasGeojson } from '../contract/areas.ts'
import { ProblemError } from '../errors.ts'
import { scoped, type Endpoint } from '../http/endpoint.ts'
import { findArea, listAncestors, listChildren, listOutlines } from './areas.queries.ts'

export const areasEndpoints: Endpoint[] = [
  scoped(getArea, async ({ params: { code }, sql }) => {
    const area = await findArea(sql, code)
    if (!area) throw new ProblemError('not_found')
    return { ...area, ancestors: await listAncestors(sql, code), children: await listChildren(sql, code) }
  }),
  // Public reference data, equal for every reader: drawn once, kept a minute.
  scoped(getAreasGeojson, async ({ query: { level, parent }, sql, services: { shared } }) => {
    const key = `areas.geojson ${level} ${parent ?? ''}`
    const known = shared.get(key) as Outlines | undefined
    if (known) return known
    const outlines = await listOutlines(sql, level, parent)
    const collection: Outlines = {
      type: 'FeatureCollection',
      features: outlines.map(({ geometry, ...properties }) => ({ type: 'Feature', id: properties.code, properties, geometry })),
    }
    if (collection.features.length > 0) shared.set(key, collection)
    return collection
  }),
]
type Outlines = ReturnType<typeof getAreasGeojson.reply.parse>
