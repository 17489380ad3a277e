import { DESTINATIONS } from '../contract/destinations.ts'
import { getFlows, type Flows } from '../contract/flows.ts'
import { ProblemError } from '../errors.ts'
import { scoped, type Endpoint } from '../http/endpoint.ts'
import { requireScope } from '../http/permission.ts'
import { findAsOf, listAreas, listFlows, type AreaRow, type FlowRow } from './flows.queries.ts'

const CITIES = new Map(DESTINATIONS.map((city) => [city.code, city]))

export const flowsEndpoints: Endpoint[] = [
  scoped(getFlows, async ({ query: { area }, account, sql }) => {
    requireScope(account, area)
    const asOf = await findAsOf(sql)
    if (!asOf) throw new ProblemError('not_found')
    const exact = account.scope.people
    const flows = await listFlows(sql, area, area.length === 6 ? 9 : 12, exact)
    const people = { from: sums(flows, 'from'), to: sums(flows, 'to') }
    const codes = [...people.from.keys(), ...[...people.to.keys()].filter((code) => !CITIES.has(code))]
    const areas = new Map((await listAreas(sql, codes)).map((one) => [one.code, one]))
    const origins = [...people.from].flatMap(([code, count]) => {
      const origin = areas.get(code)
      return origin ? [{ ...origin, people: count }] : []
    })
    const places = [...people.to].flatMap(([code, count]) => placeOf(code, count, areas))
    const known = new Set(places.map(({ code }) => code))
    return {
      asOf,
      exact,
      origins: origins.toSorted((a, b) => b.people - a.people),
      places: places.toSorted((a, b) => b.people - a.people),
      flows: flows.filter(({ to }) => known.has(to)),
    }
  }),
]

function sums(flows: readonly FlowRow[], end: 'from' | 'to'): Map<string, number> {
  const counts = new Map<string, number>()
  for (const flow of flows) counts.set(flow[end], (counts.get(flow[end]) ?? 0) + flow.people)
  return counts
}

/** A city or a township with its name; a code that nobody has named is left out. */
function placeOf(code: string, people: number, areas: ReadonlyMap<string, AreaRow>): Flows['places'] {
  const city = CITIES.get(code)
  if (city) return [{ code, name: city.zh, nameEnglish: city.en, location: [city.lon, city.lat], people }]
  const township = areas.get(code)
  return township ? [{ code, name: township.name, nameEnglish: township.name, location: township.seat, people }] : []
}
