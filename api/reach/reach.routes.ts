import type { AnalysisStore } from '../analysis/analysis.store.ts'
import { isPersonal } from '../analysis/disclosure.ts'
import { cursorAt, listRows, positionAfter } from '../analysis/rows.ts'
import { bitsOf, firstRows } from '../analysis/selection.ts'
import type { Account, Context, Services } from '../context.ts'
import { formatFilter } from '../contract/filter.ts'
import { getAccess, getAccessHouses } from '../contract/access.ts'
import { getCoverage, listReachPeople, matchReachHouses, type ReachQuestion } from '../contract/reach.ts'
import { getRoadCut } from '../contract/road_cut.ts'
import {
  encodeSurface,
  getAlteredIsochrones,
  getIsochrones,
  getSurface,
  type Isochrones,
  type Surface,
} from '../contract/travel_surface.ts'
import { ProblemError } from '../errors.ts'
import { open, signedIn, type Endpoint } from '../http/endpoint.ts'
import { requirePeople } from '../http/permission.ts'
import { accessClasses, accessReply, scoresOf } from './access.ts'
import { answerOf, homesOf, rowsIn, thinkOf, type Answer, type Asker } from './answer.ts'
import type { Band } from './contours.ts'
import { coverageReply } from './coverage.reply.ts'
import { cutReply } from './cut.reply.ts'
import { areaBox } from './reach.queries.ts'
import type { NearestTravel, ReachStore } from './reach.store.ts'

export function reachEndpoints(store: AnalysisStore, reach: ReachStore): Endpoint[] {
  const asked = (ctx: Context, services: Services, question: ReachQuestion): Promise<Answer> =>
    answerOf(store, reach, askerOf(ctx, services), question)
  return [
    open(getCoverage, async ({ ctx, body, services }) => coverageReply(signedIn(ctx), body, await asked(ctx, services, body))),

    open(getRoadCut, async ({ ctx, body, services }) => cutReply(askerOf(ctx, services), reach, body, await asked(ctx, services, body))),

    open(listReachPeople, async ({ ctx, body, services }) => {
      const account = signedIn(ctx)
      requirePeople(account)
      const answer = await asked(ctx, services, body)
      const { reading } = answer
      const rows = rowsIn(answer, body.set, body.minutes)
      const page = firstRows(rows, undefined, positionAfter(reading, 'people', body.after), body.limit + 1)
      const ids = page.slice(0, body.limit).map((row) => reading.columns.people.id[row]!)
      const next = page.length > body.limit ? cursorAt(reading, 'people', undefined, page[body.limit - 1]!) : null
      const subject = `${body.area} ${formatFilter(answer.filter)} ${body.set} ${body.minutes} min ${body.mode} ${body.kinds.join(',')}`
      const listed = await services.database().scoped(account.scope, (sql) => listRows(sql, account, 'people', ids, subject, body.purpose))
      return { items: listed.of === 'people' ? listed.items : [], next }
    }),

    open(matchReachHouses, async ({ ctx, body, services }) => {
      const account = signedIn(ctx)
      const answer = await asked(ctx, services, body)
      if (isPersonal(answer.filter)) requirePeople(account)
      const { reading } = answer
      const houses = homesOf(reading, rowsIn(answer, body.set, body.minutes))
      return {
        version: reading.houseList(),
        houses: houses.length,
        bits: Buffer.from(bitsOf(houses, reading.ranges.houses)).toString('base64'),
      }
    }),

    open(getAccess, async ({ ctx, body, services }) => {
      const asker = askerOf(ctx, services)
      return accessReply(asker, store, body, await scoresOf(store, reach, asker, body))
    }),

    open(getAccessHouses, async ({ ctx, body, services }) => {
      const scored = await scoresOf(store, reach, askerOf(ctx, services), body)
      return { version: scored.reading.houseList(), classes: Buffer.from(accessClasses(scored)).toString('base64') }
    }),

    open(getSurface, async ({ ctx, query, services }) => {
      const account = signedIn(ctx)
      const travel = await reach.nearest({ to: query, mode: query.mode })
      return encodeSurface(cropped(travel, await boxOf(account, services)))
    }),

    open(getIsochrones, async ({ ctx, query, services }) => {
      const box = await boxOf(signedIn(ctx), services)
      return isochronesOf(await reach.isochrones({ to: query, mode: query.mode }, query.minutes, box))
    }),

    open(getAlteredIsochrones, async ({ ctx, body, services }) => {
      const box = await boxOf(signedIn(ctx), services)
      const thought = await thinkOf(reach, askerOf(ctx, services), body.altered)
      const minutes = [...new Set(body.minutes)].toSorted((a, b) => a - b)
      return isochronesOf(await reach.isochrones({ to: body, mode: body.mode, thought }, minutes, box))
    }),
  ]
}

const askerOf = (ctx: Context, services: Services): Asker => ({ account: signedIn(ctx), language: ctx.state.language, services })

const isochronesOf = (bands: readonly Band[]): Isochrones => ({
  type: 'FeatureCollection',
  features: bands.map(({ within, coordinates }) => ({
    type: 'Feature',
    properties: { minutes: within },
    geometry: { type: 'MultiPolygon', coordinates },
  })),
})

async function boxOf({ scope }: Account, services: Services): Promise<readonly [number, number, number, number]> {
  const box = await services.database().scoped(scope, (sql) => areaBox(sql, scope.area))
  if (!box) throw new ProblemError('not_found')
  return box
}

/** The part of a travel surface over a box, a cell more on each side. */
function cropped({ grid, cells }: NearestTravel, [west, south, east, north]: readonly [number, number, number, number]): Surface {
  const left = Math.max(0, Math.floor((west - grid.west) / grid.step) - 1)
  const right = Math.min(grid.width - 1, Math.ceil((east - grid.west) / grid.step) + 1)
  const top = Math.max(0, Math.floor((grid.north - north) / grid.step) - 1)
  const bottom = Math.min(grid.height - 1, Math.ceil((grid.north - south) / grid.step) + 1)
  const width = Math.max(0, right - left + 1)
  const height = Math.max(0, bottom - top + 1)
  const minutes = new Uint8Array(width * height)
  for (let row = 0; row < height; row++) {
    const from = (top + row) * grid.width + left
    minutes.set(cells.subarray(from, from + width), row * width)
  }
  return { west: grid.west + left * grid.step, north: grid.north - top * grid.step, step: grid.step, width, height, minutes }
}
