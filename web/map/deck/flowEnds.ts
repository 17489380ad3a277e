import type { Flows } from '../../../api/contract/flows.ts'
import type { Box } from '../framing.ts'
import { aimAt, spreadBearings } from './bearings.ts'

export interface FlowEnd {
  readonly key: string
  readonly code: string
  readonly name: string
  readonly lon: number
  readonly lat: number
  readonly people: number
  /** to a city, from the middle of the area; null within the county */
  readonly kilometers: number | null
}
export interface FlowArc {
  readonly origin: FlowEnd
  readonly place: FlowEnd
  readonly people: number
}
export interface Ends {
  readonly origins: readonly FlowEnd[]
  readonly places: readonly FlowEnd[]
  readonly arcs: readonly FlowArc[]
}

/** Cities that get a sign; the list beside the map names them all. */
const CITIES = 10
const TOWNSHIPS = 5
/** More arcs would hide the county and each other. */
const ARCS = 70
/** Degrees of the ring that a sign needs. */
const SIGN_DEGREES = 20
/** The ring around an area, by half its longer side. */
const RING = 0.94
const METERS_PER_DEGREE = 111_320

/**
 * Where arcs begin and end. Cities lie hundreds of kilometres off, where no picture of the county reaches: their signs stand on a ring
 * around the area, in the direction in which they lie.
 * @param box of the area looked at, degrees
 */
export function flowEnds({ origins, places, flows }: Flows, [west, south, east, north]: Box, english: boolean): Ends {
  const middle = [(west + east) / 2, (south + north) / 2] as const
  const narrow = Math.cos((middle[1] * Math.PI) / 180)
  const reach = (Math.max((east - west) * narrow, north - south) / 2) * RING
  const cities = places.filter(({ code }) => code.length === 6).slice(0, CITIES)
  const aims = cities.map(({ code, location }) => aimAt(code, middle, location))
  const bearings = spreadBearings(aims, SIGN_DEGREES)
  const kilometers = new Map(aims.map((aim) => [aim.code, aim.kilometers]))
  const nameOf = (place: Flows['places'][number]) => (english ? place.nameEnglish : place.name)
  const signs: FlowEnd[] = [
    ...cities.map((city): FlowEnd => {
      const turn = (bearings.get(city.code)! * Math.PI) / 180
      const [lon, lat] = [middle[0] + (reach * Math.sin(turn)) / narrow, middle[1] + reach * Math.cos(turn)]
      const place = `${Math.round(lon * METERS_PER_DEGREE)} ${Math.round(lat * METERS_PER_DEGREE)}`
      return { key: place, code: city.code, name: nameOf(city), lon, lat, people: city.people, kilometers: kilometers.get(city.code)! }
    }),
    ...places
      .filter(({ code }) => code.length > 6)
      .slice(0, TOWNSHIPS)
      .map((township): FlowEnd => {
        const [lon, lat] = township.location
        return { key: township.code, code: township.code, name: nameOf(township), lon, lat, people: township.people, kilometers: null }
      }),
  ]
  const starts = origins.map(({ code, name, seat: [lon, lat], people }): FlowEnd => ({
    key: code,
    code,
    name,
    lon,
    lat,
    people,
    kilometers: null,
  }))
  const [from, to] = [new Map(starts.map((end) => [end.code, end])), new Map(signs.map((end) => [end.code, end]))]
  const arcs = flows.flatMap((flow): FlowArc[] => {
    const [origin, place] = [from.get(flow.from), to.get(flow.to)]
    return origin && place ? [{ origin, place, people: flow.people }] : []
  })
  // The widest last: above the others.
  return { origins: starts, places: signs, arcs: strongest(arcs).toReversed() }
}

/** The strongest arcs, among them one at least to each sign: a sign that nothing leads to explains nothing. */
function strongest(arcs: readonly FlowArc[]): FlowArc[] {
  const falling = arcs.toSorted((a, b) => b.people - a.people)
  const reached = new Map<FlowEnd, FlowArc>()
  for (const arc of falling) if (!reached.has(arc.place)) reached.set(arc.place, arc)
  const kept = new Set(reached.values())
  for (const arc of falling) if (kept.size < ARCS) kept.add(arc)
  return falling.filter((arc) => kept.has(arc))
}
