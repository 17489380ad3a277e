import { getRoad, listRoads } from '../contract/roads.ts'
import { found, listPage } from '../features/features.list.ts'
import { scoped, type Endpoint } from '../http/endpoint.ts'
import { findRoad, listRoadsAfter } from './roads.queries.ts'

export const roadsEndpoints: Endpoint[] = [
  scoped(getRoad, async ({ params: { id }, sql }) => found(await findRoad(sql, id))),
  scoped(listRoads, async ({ query, sql }) => {
    return listPage(sql, query, listRoadsAfter)
  }),
]
