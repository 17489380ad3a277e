import { z } from 'zod'
import { appendAudit } from '../audits/audits.queries.ts'
import { asAlertSummary, listHouseAlerts } from '../cards/alerts.cards.queries.ts'
import { listBenefitsOf } from '../cards/benefits.cards.queries.ts'
import { asPersonSummary, listHousePeople, SUMMARY_FIELDS, type PersonRow } from '../cards/people.cards.queries.ts'
import { getHousePositions } from '../contract/house_positions.ts'
import { getHouse, listHouses, type House } from '../contract/houses.ts'
import { maskName } from '../contract/masks.ts'
import type { Sql } from '../database/sql.ts'
import { ProblemError } from '../errors.ts'
import { decodeCursor, page } from '../http/cursor.ts'
import { open, scoped, signedIn, type Endpoint } from '../http/endpoint.ts'
import { requireScope } from '../http/permission.ts'
import { findHouse, listHouseholds, listHousesAfter, packPositions } from './houses.queries.ts'

/** Seconds for which a browser need not ask again: houses are built and pulled down by the month. */
const POSITIONS_KEPT = 600

export const housesEndpoints: Endpoint[] = [
  open(getHousePositions, async ({ ctx, services }) => {
    const positions = await services.database().scoped(signedIn(ctx).scope, packPositions)
    ctx.set('Cache-Control', `private, max-age=${POSITIONS_KEPT}`)
    ctx.vary('Cookie')
    ctx.status = 200
    ctx.type = 'application/octet-stream'
    ctx.body = positions
    return undefined
  }),

  scoped(getHouse, async ({ params: { id }, account, sql }) => {
    const found = await findHouse(sql, id)
    if (!found) throw new ProblemError('not_found')
    const people = await listHousePeople(sql, id)
    if (people.length > 0) {
      await appendAudit(sql, account, {
        action: 'house.occupants',
        subject: `house ${id}`,
        fields: [...SUMMARY_FIELDS, 'benefits'],
        rowCount: people.length,
      })
    }
    const { villageCode, villageName, townshipCode, townshipName, ...house } = found
    return {
      ...house,
      village: { code: villageCode, name: villageName },
      township: { code: townshipCode, name: townshipName },
      occupants: await occupants(sql, people),
      benefits:
        people.length > 0
          ? await listBenefitsOf(
              sql,
              people.map((person) => person.id),
            )
          : [],
      alerts: (await listHouseAlerts(sql, id)).map(asAlertSummary),
    }
  }),
  scoped(listHouses, async ({ query: { area, after, limit }, account, sql }) => {
    requireScope(account, area)
    const cursor = decodeCursor(after, z.tuple([z.int(), z.int()]))
    const rows = await listHousesAfter(sql, area, cursor && { openAlerts: cursor[0], id: cursor[1] }, limit + 1)
    return page(rows, limit, (house) => [house.openAlerts, house.id])
  }),
]

async function occupants(sql: Sql, people: readonly PersonRow[]): Promise<House['occupants']> {
  const byHousehold = Map.groupBy(people, (person) => person.householdId)
  const households = await listHouseholds(sql, [...byHousehold.keys()])
  return households.map(({ id, groupNumber, headName }) => ({
    id,
    groupNumber,
    head: headName && maskName(headName),
    people: byHousehold.get(id)!.map(asPersonSummary),
  }))
}
