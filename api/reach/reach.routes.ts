import type { AnalysisStore } from '../analysis/analysis.store.ts'
import { NONE, rangesOf } from '../analysis/columns.ts'
import { match } from '../analysis/crossfilter.ts'
import { disclosed, isBrokenDown } from '../analysis/disclosure.ts'
import { countIn } from '../analysis/selection.ts'
import { askedFilter } from '../analysis/asked.ts'
import { formatFilter } from '../contract/filter.ts'
import { BEYOND, encodeSurface, getCoverage, getSurface, TRAVEL_LIMIT, type Surface } from '../contract/reach.ts'
import { ProblemError } from '../errors.ts'
import { open, signedIn, type Endpoint } from '../http/endpoint.ts'
import { areaBox } from './reach.queries.ts'
import type { NearestTravel, ReachStore } from './reach.store.ts'

/** Minutes of one step of the curve. */
const STEP = 5

export function reachEndpoints(store: AnalysisStore, reach: ReachStore): Endpoint[] {
  return [
    open(getCoverage, async ({ ctx, body }) => {
      const account = signedIn(ctx)
      const { area, kinds, mode, minutes } = body
      const filter = askedFilter(account, body, ctx.state.language)
      const before = await store.reading(account.scope)
      if (!before.columns.areas.has(area)) throw new ProblemError('not_found')
      const travel = await reach.nearest(kinds, mode, before.columns.readAt.toISOString())
      const reading = await store.reading(account.scope)
      const { people, houses, areas, asOf } = reading.columns
      const matched = match(reading, area, filter, store.scratch()).people
      const told = (count: number) => disclosed(account, count)
      const brokenDown = isBrokenDown(account, matched.length)
      const part = (count: number) => (brokenDown ? told(count) : null)
      const curve = new Array<number>(TRAVEL_LIMIT[mode] / STEP + 1).fill(0)
      const beyond: number[] = []
      let [within, unplaced] = [0, 0]
      for (const row of matched) {
        const house = people.house[row]!
        const start = house === NONE ? NONE : travel.houseRows.find(houses.id[house]!)
        if (start === NONE) {
          unplaced++
          continue
        }
        const taken = travel.houses[start]!
        curve[taken === BEYOND ? curve.length - 1 : Math.max(0, Math.ceil(taken / STEP) - 1)]!++
        if (taken <= minutes) within++
        else beyond.push(row)
      }
      return {
        area,
        filter: formatFilter(filter),
        asOf,
        facilities: travel.facilities,
        exact: account.scope.people,
        people: { matched: told(matched.length), within: part(within), beyond: part(beyond.length), unplaced: part(unplaced) },
        curve: curve.map(part),
        children: areas.get(area)!.children.map(({ code, name }) => {
          const range = rangesOf(reading.columns, code).people
          return { code, name, matched: told(countIn(matched, range)), beyond: part(countIn(beyond, range)) }
        }),
      }
    }),

    open(getSurface, async ({ ctx, query, services }) => {
      const account = signedIn(ctx)
      const { columns } = await store.reading(account.scope)
      const travel = await reach.nearest(query.kinds, query.mode, columns.readAt.toISOString())
      const box = await services.database().scoped(account.scope, (sql) => areaBox(sql, account.scope.area))
      if (!box) throw new ProblemError('not_found')
      ctx.type = 'application/octet-stream'
      ctx.body = Buffer.from(encodeSurface(cropped(travel, box)))
      return undefined
    }),
  ]
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
