import { getRiver, listRivers } from '../contract/rivers.ts'
import { found, listPage } from '../features/features.list.ts'
import { scoped, type Endpoint } from '../http/endpoint.ts'
import { findRiver, listRiversAfter } from './rivers.queries.ts'

export const riversEndpoints: Endpoint[] = [
  scoped(getRiver, async ({ params: { id }, sql }) => found(await findRiver(sql, id))),
  scoped(listRivers, async ({ query, sql }) => {
    return listPage(sql, query, listRiversAfter)
  }),
]
