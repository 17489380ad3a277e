import { getFacility, listFacilities } from '../contract/facilities.ts'
import { found, listPage } from '../features/features.list.ts'
import { scoped, type Endpoint } from '../http/endpoint.ts'
import { requireScope } from '../http/permission.ts'
import { findFacility, listFacilitiesAfter } from './facilities.queries.ts'

export const facilitiesEndpoints: Endpoint[] = [
  scoped(getFacility, async ({ params: { id }, sql }) => found(await findFacility(sql, id))),
  scoped(listFacilities, async ({ query, account, sql }) => {
    if (query.area) requireScope(account, query.area)
    return listPage(sql, query, listFacilitiesAfter)
  }),
]
