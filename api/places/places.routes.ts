import { listPlaces } from '../contract/places.ts'
import { scoped, type Endpoint } from '../http/endpoint.ts'
import { listPlacesTo } from './places.queries.ts'

export const placesEndpoints: Endpoint[] = [
  scoped(listPlaces, async ({ query, sql }) => ({ items: await listPlacesTo(sql, query.rank ?? 9) })),
]
