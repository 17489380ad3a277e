import type { AnalysisStore } from '../analysis/analysis.store.ts'
import type { Account, Services } from '../context.ts'
import type { HazardImpact, HazardQuestion } from '../contract/hazards.ts'
import { requireScope } from '../http/permission.ts'
import type { GroundStore } from '../impact/ground.store.ts'
import { impactOf } from '../impact/impact.ts'
import type { HazardStore } from './hazards.store.ts'

export interface HazardParts {
  readonly analysis: AnalysisStore
  readonly grounds: GroundStore
  readonly hazards: HazardStore
}

/** Who and what is in the zone of hazards, as the account may know it. @throws ProblemError `out_of_scope`, `not_found` */
export async function hazardImpact(
  { analysis, grounds, hazards }: HazardParts,
  account: Account,
  services: Services,
  asked: HazardQuestion,
): Promise<HazardImpact> {
  requireScope(account, asked.area)
  const ground = await grounds.ground()
  const zone = await hazards.zone(ground, asked)
  const mask = await grounds.mask(ground, asked.area)
  const { hazards: all } = await hazards.hazards()
  const reading = await analysis.reading(account.scope)
  const impact = await services
    .database()
    .scoped(account.scope, (sql) => impactOf(sql, account, reading, { ground, zone, area: asked.area, mask }))
  return { ...impact, hazards: all.filter(({ type, village }) => asked.kinds.includes(type) && village.startsWith(asked.area)).length }
}
