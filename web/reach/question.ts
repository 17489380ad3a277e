import { FACILITY_KINDS, type FacilityKind } from '../../api/contract/facilities.ts'
import { formatFlood, parseFlood, type FloodAsk } from '../flood/question.ts'
import type { ReachQuestion } from '../../api/contract/reach.ts'
import { TRAVEL_MODES, type TravelMode } from '../../api/contract/travel.ts'

/** What the panel looks at: who gets there, how places are shared out, what a cut road does. */
export const PARTS = ['cover', 'share', 'cut'] as const
export type Part = (typeof PARTS)[number]
type Place = readonly [lon: number, lat: number]

/** What is asked: to the nearest of which kinds, or to one facility or place, how, and within how many minutes. */
export interface Question {
  readonly part: Part
  readonly kinds: readonly FacilityKind[]
  readonly facility: number | null
  readonly point: Place | null
  readonly mode: TravelMode
  readonly minutes: number
  /** Places where roads are cut. */
  readonly cuts: readonly Place[]
  /** A flood that cuts them. */
  readonly flood: FloodAsk | null
  /** Facilities thought away, by id. */
  readonly closed: readonly number[]
  /** Places where one more of the kinds is thought of. */
  readonly opened: readonly Place[]
}
export const FIRST_QUESTION: Question = {
  part: 'cover',
  kinds: ['clinic', 'hospital'],
  facility: null,
  point: null,
  mode: 'foot',
  minutes: 30,
  cuts: [],
  flood: null,
  closed: [],
  opened: [],
}
export const LEAST_MINUTES = 5
export const MOST_MINUTES = 120
export const MOST_CUTS = 12
export const MOST_OPENED = 12
export const MOST_CLOSED = 30
/** Roads are cut this far around a place that is picked, metres: as wide as a slide, or a bridge and its ends. */
const CUT_METERS = 60

/** The question of an address; what it does not say, or says wrongly, is as in the first question. */
export function parseQuestion(text: string | null): Question {
  const [kinds = '', mode, minutes, ...more] = text?.split(';') ?? []
  const known = FACILITY_KINDS.filter((kind) => kinds.split(',').includes(kind))
  const asked = Number(minutes)
  const given = (name: string) => more.filter((one) => one.startsWith(`${name}:`)).map((one) => one.slice(name.length + 1))
  const facility = Number(given('facility')[0])
  return {
    part: PARTS.find((part) => more.includes(part)) ?? FIRST_QUESTION.part,
    kinds: known.length > 0 ? known : FIRST_QUESTION.kinds,
    facility: isId(facility) ? facility : null,
    point: given('to').flatMap(places)[0] ?? null,
    mode: TRAVEL_MODES.find((one) => one === mode) ?? FIRST_QUESTION.mode,
    minutes: asked >= LEAST_MINUTES && asked <= MOST_MINUTES ? Math.round(asked / 5) * 5 : FIRST_QUESTION.minutes,
    cuts: given('at').flatMap(places).slice(0, MOST_CUTS),
    flood: parseFlood(given('flood')[0]?.replaceAll(',', ';') ?? null),
    closed: [...new Set(given('closed').flatMap((text) => text.split(',').map(Number)))].filter(isId).slice(0, MOST_CLOSED),
    opened: given('new').flatMap(places).slice(0, MOST_OPENED),
  }
}

const isId = (number: number) => Number.isSafeInteger(number) && number > 0

/** A change is thought of: roads cut, facilities closed or opened. */
export const isAltered = ({ cuts, flood, closed, opened }: Question) => cuts.length + closed.length + opened.length > 0 || flood !== null

function places(text: string): Place[] {
  const [lon, lat, ...rest] = text.split(',').map(Number)
  return lon !== undefined && lat !== undefined && rest.length === 0 && Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? [[lon, lat]] : []
}

/** The text of a question in the address; the same question has one text. Five digits are about a metre. */
export function formatQuestion({ part, kinds, facility, point, mode, minutes, cuts, flood, closed, opened }: Question): string {
  const at = ([lon, lat]: Place) => `${Number(lon.toFixed(5))},${Number(lat.toFixed(5))}`
  return [
    FACILITY_KINDS.filter((kind) => kinds.includes(kind)).join(','),
    mode,
    minutes,
    ...(part === FIRST_QUESTION.part ? [] : [part]),
    ...(facility === null ? [] : [`facility:${facility}`]),
    ...(point ? [`to:${at(point)}`] : []),
    ...cuts.map((cut) => `at:${at(cut)}`),
    ...(closed.length > 0 ? [`closed:${closed.join()}`] : []),
    ...opened.map((place) => `new:${at(place)}`),
    ...(flood ? [`flood:${formatFlood(flood).replaceAll(';', ',')}`] : []),
  ].join(';')
}

/** The question as the API takes it. */
export function askedOf(
  area: string,
  filter: string,
  { part, kinds, facility, point, mode, minutes, cuts, flood, closed, opened }: Question,
): ReachBody {
  return {
    area,
    filter,
    kinds: [...kinds],
    ...(facility === null ? {} : { facility }),
    ...(point ? { point: [point[0], point[1]] } : {}),
    mode,
    minutes,
    ...(part === 'cut'
      ? {
          altered: {
            areas: cuts.map(([lon, lat]) => ({ circle: { center: [lon, lat], radiusMeters: CUT_METERS } })),
            closed: [...closed],
            opened: opened.map(([lon, lat]) => ({ at: [lon, lat] })),
            ...(flood ? { flood: floodOf(flood) } : {}),
          },
        }
      : {}),
  }
}
const floodOf = ({ halvingKm, ...ask }: FloodAsk) => ({ ...ask, ...(halvingKm === null ? {} : { halvingKm }) })
/** Only what is asked for; what is left out is as the API says. */
type ReachBody = Omit<ReachQuestion, 'altered'> & {
  altered?: {
    areas: { circle: { center: [number, number]; radiusMeters: number } }[]
    closed: number[]
    opened: { at: [number, number] }[]
    flood?: ReturnType<typeof floodOf>
  }
}
