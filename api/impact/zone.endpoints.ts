import { z } from 'zod'
import type { AnalysisStore } from '../analysis/analysis.store.ts'
import { appendAudit } from '../audits/audits.queries.ts'
import type { Account } from '../context.ts'
import type { LedWhere, ShelterChoice, zoneRoutes } from '../contract/impact.ts'
import { decodeCursor, encodeCursor, page } from '../http/cursor.ts'
import { open, signedIn, type Endpoint } from '../http/endpoint.ts'
import { requirePeople, requireScope } from '../http/permission.ts'
import { listDwellers, positionOf } from '../selection/people.queries.ts'
import { asPerson, FIELDS } from '../selection/selection.routes.ts'
import { readHousePlaces } from '../shelters/shelters.queries.ts'
import { housesLed, sheltersReply, type ShelterStore } from '../shelters/shelters.store.ts'
import type { Ground, Zone } from './ground.ts'
import type { GroundStore } from './ground.store.ts'
import { affectedHouses } from './impact.ts'
import { listZoneHouses } from './impact.queries.ts'

const HousePosition = z.tuple([z.int(), z.int()])
const PersonPosition = z.tuple([z.string(), z.int(), z.int(), z.int()])

/** What the addresses of a kind of zone need. */
interface ZoneDoor<Question> {
  readonly store: AnalysisStore
  readonly grounds: GroundStore
  readonly shelters: ShelterStore
  /** Names it in the audits. */
  readonly name: string
  zoneOf(ground: Ground, asked: Question): Promise<Zone>
}

/** Houses, people and shelters of a kind of zone. */
export function zoneEndpoints<Question extends { area: string }>(
  routes: Pick<ReturnType<typeof zoneRoutes<{ area: z.ZodString }>>, 'houses' | 'people' | 'shelters'>,
  { store, grounds, shelters, name, zoneOf }: ZoneDoor<Question>,
): Endpoint[] {
  async function look(account: Account, asked: Question) {
    requireScope(account, asked.area)
    const ground = await grounds.ground()
    const zone = await zoneOf(ground, asked)
    const reading = await store.reading(account.scope)
    return { ground, zone, reading, affected: affectedHouses(reading, ground, zone, asked.area) }
  }

  /** What tells one zone from another: the question without what is done with it. */
  function keyOf(asked: object): string {
    const {
      area: _a,
      class: _c,
      after: _f,
      limit: _l,
      who: _w,
      group: _g,
      shelters: _s,
      purpose: _p,
      ...zone
    } = asked as Record<string, unknown>
    return `${name} ${JSON.stringify(zone)}`
  }

  return [
    open(routes.houses, async ({ ctx, body, services }) => {
      const account = signedIn(ctx)
      const asked = body as unknown as Question & { class?: number; after?: string; limit: number }
      const after = decodeCursor(asked.after, HousePosition)
      const { affected } = await look(account, asked)
      const order = affected.ids
        .map((id, index) => ({ id, value: affected.values[index]!, class: affected.classes[index]! }))
        .filter((house) => asked.class === undefined || house.class === asked.class)
        .filter(({ id, value }) => !after || value < after[0] || (value === after[0] && id > after[1]))
        .toSorted((a, b) => b.value - a.value || a.id - b.id)
      const shown = order.slice(0, asked.limit)
      const rows = await services.database().scoped(account.scope, (sql) =>
        listZoneHouses(
          sql,
          shown.map(({ id }) => id),
        ),
      )
      const byId = new Map(rows.map((row) => [row.id, row]))
      const last = shown.at(-1)
      return {
        items: shown.flatMap(({ id, ...rest }) => {
          const row = byId.get(id)
          return row ? [{ ...row, ...rest }] : []
        }),
        next: order.length > shown.length && last ? encodeCursor([last.value, last.id]) : null,
      }
    }),

    open(routes.people, async ({ ctx, body, services }) => {
      const account = signedIn(ctx)
      requirePeople(account)
      const asked = body as unknown as Question & {
        who: 'all'
        group?: number
        shelters?: ShelterChoice & { only?: LedWhere }
        purpose?: string
        after?: string
        limit: number
      }
      const cursor = decodeCursor(asked.after, PersonPosition)
      const { ground, zone, reading, affected } = await look(account, asked)
      const led =
        asked.shelters &&
        (await shelters.assign(account, reading, { ground, zone, zoneKey: keyOf(asked), area: asked.area, choice: asked.shelters }))
      const values = new Map(affected.ids.map((id, index) => [id, affected.values[index]!]))
      const only = asked.shelters?.only
      const houses = led && only !== undefined ? housesLed(led, only) : affected.ids
      return services.database().scoped(account.scope, async (sql) => {
        const rows = await listDwellers(sql, { at: { houses }, who: asked.who, group: asked.group }, cursor, asked.limit + 1)
        const { items, next } = page(rows, asked.limit, positionOf)
        await appendAudit(sql, account, {
          action: `${name}.people${asked.purpose ? '.print' : ''}`,
          subject: `${asked.who}${asked.group ? ` of group ${asked.group}` : ''}${only === undefined ? '' : ` led to ${only}`} in ${asked.area}: ${keyOf(asked)}`,
          ...(asked.purpose ? { purpose: asked.purpose } : {}),
          fields: FIELDS,
          rowCount: items.length,
        })
        return {
          items: items.map((row) => ({
            ...asPerson(row),
            value: values.get(row.houseId) ?? 0,
            shelters: led?.sheltersOf.get(row.houseId)?.shelters ?? [],
            unplaced: led?.sheltersOf.get(row.houseId)?.unplaced ?? 0,
          })),
          next,
        }
      })
    }),

    open(routes.shelters, async ({ ctx, body, services }) => {
      const account = signedIn(ctx)
      const asked = body as unknown as Question & { shelters: ShelterChoice }
      const { ground, zone, reading, affected } = await look(account, asked)
      const choice = asked.shelters
      const led = await shelters.assign(account, reading, { ground, zone, zoneKey: keyOf(asked), area: asked.area, choice })
      const places = await services.database().scoped(account.scope, (sql) => readHousePlaces(sql, affected.ids))
      return sheltersReply(account, led, { area: asked.area, choice }, places)
    }),
  ]
}
