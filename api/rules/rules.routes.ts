import { listRules } from '../contract/alerts.ts'
import { scoped, type Endpoint } from '../http/endpoint.ts'
import { listAllRules } from './rules.queries.ts'

export const rulesEndpoints: Endpoint[] = [scoped(listRules, async ({ sql }) => ({ items: await listAllRules(sql) }))]
