import { getParcel, listHazards, listParcels } from '../contract/parcels.ts'
import { found, listPage } from '../features/features.list.ts'
import { scoped, type Endpoint } from '../http/endpoint.ts'
import { requireScope } from '../http/permission.ts'
import { findParcel, listHazardsAfter, listParcelsAfter } from './parcels.queries.ts'

export const parcelsEndpoints: Endpoint[] = [
  scoped(getParcel, async ({ params: { id }, sql }) => found(await findParcel(sql, id))),
  scoped(listParcels, async ({ query, account, sql }) => {
    if (query.area) requireScope(account, query.area)
    return listPage(sql, query, listParcelsAfter)
  }),
  scoped(listHazards, async ({ query, account, sql }) => {
    if (query.area) requireScope(account, query.area)
    return listPage(sql, query, listHazardsAfter)
  }),
]
