import { getIndustry, listIndustry } from '../contract/industry.ts'
import { found, listPage } from '../features/features.list.ts'
import { scoped, type Endpoint } from '../http/endpoint.ts'
import { requireScope } from '../http/permission.ts'
import { findIndustry, listIndustryAfter } from './industry.queries.ts'

export const industryEndpoints: Endpoint[] = [
  scoped(getIndustry, async ({ params: { id }, sql }) => found(await findIndustry(sql, id))),
  scoped(listIndustry, async ({ query, account, sql }) => {
    if (query.area) requireScope(account, query.area)
    return listPage(sql, query, listIndustryAfter)
  }),
]
