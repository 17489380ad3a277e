import { z } from 'zod'
import { matchHouses, PersonRow } from './analysis.ts'
import { AreaCode, LonLat } from './areas.ts'
import type { Words } from './dimensions.ts'
import { FACILITY_KINDS } from './facilities.ts'
import { FloodQuestion } from './flood.ts'
import { ROAD_KINDS } from './roads.ts'
import { defineRoute } from './route.ts'
import { Drawing } from './selection.ts'

export const TRAVEL_MODES = ['foot', 'ebike', 'car'] as const
export type TravelMode = (typeof TRAVEL_MODES)[number]
export const TRAVEL_WORDS: Record<TravelMode, Words> = {
  foot: { zh: '步行', en: 'on foot' },
  ebike: { zh: '骑电动车', en: 'by e-bike' },
  car: { zh: '开车', en: 'by car' },
}
/** Minutes beyond which travel is not followed, by mode: whoever takes longer does not go. */
export const TRAVEL_LIMIT: Record<TravelMode, number> = { foot: 180, ebike: 180, car: 180 }
/** A travel time that is longer, or that no way has. */
export const BEYOND = 255
/** How accessibility is scored: all of a catchment alike, or nearer people and places more. */
export const FLOATING_METHODS = ['2sfca', 'e2sfca'] as const
export type FloatingMethod = (typeof FLOATING_METHODS)[number]

const Kinds = z.array(z.enum(FACILITY_KINDS)).min(1).max(FACILITY_KINDS.length)
/** Travel is to the nearest facility of some kinds; to one facility, or to one place, where that is given. */
export const Destination = z.object({
  kinds: Kinds.default(['clinic', 'hospital']),
  facility: z.int().positive().optional(),
  /** lon, lat */
  point: LonLat.optional(),
})
export type Destination = z.infer<typeof Destination>

/** A change that is only thought of: facilities closed and opened (moved: both), roads cut and built. */
export const Alteration = z.object({
  /** ids of facilities */
  closed: z.array(z.int().positive()).max(50).default([]),
  opened: z
    .array(z.object({ at: LonLat, capacity: z.int().min(0).max(100_000).default(0) }))
    .max(50)
    .default([]),
  /** ids of roads, cut whole */
  roads: z.array(z.int().positive()).max(500).default([]),
  /** Roads are cut where they meet one of these: a place that slid, a bridge, water. */
  areas: z.array(Drawing).max(20).default([]),
  /** Nobody walks through them either: water, not a landslide on the road. */
  ground: z.boolean().default(false),
  /** Water of a river that has risen: roads are cut where it stands on them, and nobody walks through it. */
  flood: FloodQuestion.omit({ area: true }).optional(),
  built: z
    .array(z.object({ kind: z.enum(ROAD_KINDS), line: z.array(LonLat).min(2).max(200) }))
    .max(20)
    .default([]),
})
export type Alteration = z.infer<typeof Alteration>

/** What is asked of travel times: whom about, where to, how, and within how long. */
export const ReachQuestion = Destination.extend({
  area: AreaCode,
  filter: z.string().max(2000).default(''),
  mode: z.enum(TRAVEL_MODES).default('foot'),
  minutes: z.int().min(5).max(120).default(30),
  altered: Alteration.optional(),
})
export type ReachQuestion = z.infer<typeof ReachQuestion>

export const Coverage = z.object({
  area: AreaCode,
  /** The canonical text of the filter. */
  filter: z.string(),
  asOf: z.iso.date(),
  /** Facilities of the kinds asked for, of the whole county: people go to the nearest one wherever it stands. */
  facilities: z.int().min(0),
  /** False: numbers of people are rounded down to fives, and null for 1 to 4. */
  exact: z.boolean(),
  people: z.object({
    /** All who match the filter. */
    matched: z.int().min(0).nullable(),
    within: z.int().min(0).nullable(),
    beyond: z.int().min(0).nullable(),
    /** Who live outside the county, or in no house on file: not counted in either. */
    unplaced: z.int().min(0).nullable(),
  }),
  /** Special groups among those who match, most beyond first. */
  groups: z.array(z.object({ group: z.int(), matched: z.int().nullable(), beyond: z.int().nullable() })),
  /** Houses in which those live who do not get there. */
  houses: z.object({ beyond: z.int().nullable() }),
  /** People by minutes of travel in steps of five: 0–5, 5–10 …; the last one: longer than the limit, or cut off. */
  curve: z.array(z.int().min(0).nullable()),
  children: z.array(z.object({ code: AreaCode, name: z.string(), matched: z.int().nullable(), beyond: z.int().nullable() })),
})
export type Coverage = z.infer<typeof Coverage>

export const getCoverage = defineRoute({
  method: 'POST',
  path: '/api/reach/coverage',
  summary: 'Who is within so many minutes of the nearest facility of some kinds, and who is not: over slopes, rivers and roads',
  body: ReachQuestion,
  reply: Coverage,
  long: true,
})

/** What an alteration does to who gets there in time. */
export const RoadCut = z.object({
  area: AreaCode,
  filter: z.string(),
  asOf: z.iso.date(),
  exact: z.boolean(),
  /** Facilities travelled to, before and after. */
  facilities: z.object({ before: z.int(), after: z.int() }),
  people: z.object({
    matched: z.int().nullable(),
    /** in time before, and after */
    before: z.int().nullable(),
    after: z.int().nullable(),
    /** in time before and not after, and the other way round */
    cutOff: z.int().nullable(),
    gained: z.int().nullable(),
    /** of those cut off: no way at all any more within TRAVEL_LIMIT */
    stranded: z.int().nullable(),
  }),
  /** Special groups among those cut off, most first. */
  groups: z.array(z.object({ group: z.int(), people: z.int().nullable() })),
  houses: z.object({ cutOff: z.int().nullable(), stranded: z.int().nullable() }),
  /** Villages where somebody is cut off, most first; `whole`: nobody there gets there in time any more. */
  villages: z.array(
    z.object({ code: AreaCode, name: z.string(), matched: z.int().nullable(), cutOff: z.int().nullable(), whole: z.boolean() }),
  ),
  children: z.array(
    z.object({ code: AreaCode, name: z.string(), matched: z.int().nullable(), cutOff: z.int().nullable(), gained: z.int().nullable() }),
  ),
  /** Roads that are cut, longest first; no name where a road has none. */
  roads: z.array(
    z.object({ id: z.int(), name: z.string().nullable(), kind: z.enum(ROAD_KINDS), bridge: z.boolean(), meters: z.number(), at: LonLat }),
  ),
})
export type RoadCut = z.infer<typeof RoadCut>

export const getRoadCut = defineRoute({
  method: 'POST',
  path: '/api/reach/cut',
  summary: 'Roads cut or built, facilities closed or opened: who gets there in time no longer, by group, house, village; and who does now',
  body: ReachQuestion.extend({ altered: Alteration }),
  reply: RoadCut,
  long: true,
})

/** Which people or houses of a question are meant: who gets there, who does not; and with an alteration: who did and does not any more. */
export const REACH_SETS = ['within', 'beyond', 'cutOff'] as const
export type ReachSet = (typeof REACH_SETS)[number]

export const listReachPeople = defineRoute({
  method: 'POST',
  path: '/api/reach/people',
  summary: 'Those who get there in time, or do not, a page at a time: masked, audited',
  body: ReachQuestion.extend({
    set: z.enum(REACH_SETS).default('beyond'),
    /** What a list that is printed or saved is for. */
    purpose: z.string().trim().min(2).max(200).optional(),
    after: z.string().optional(),
    limit: z.int().min(1).max(200).default(50),
  }),
  reply: z.object({ items: z.array(PersonRow), next: z.string().nullable() }),
})

export const matchReachHouses = defineRoute({
  method: 'POST',
  path: '/api/reach/houses',
  summary: 'The houses in which they live: one bit a house',
  body: ReachQuestion.extend({ set: z.enum(REACH_SETS).default('beyond') }),
  reply: matchHouses.reply,
  long: true,
})

/**
 * Minutes to the nearest facility over the reader's area, as bytes: a line of JSON (`Surface` without minutes), a line feed, then one
 * byte a cell, row by row from the north: whole minutes begun, BEYOND where longer or no way.
 */
export interface Surface {
  readonly west: number
  readonly north: number
  /** degrees between the middles of cells */
  readonly step: number
  readonly width: number
  readonly height: number
  readonly minutes: Uint8Array
}
/** A destination in an address: `kinds=clinic,hospital`, `facility=17`, `point=111.03,29.42`. */
const DestinationQuery = z.object({
  kinds: z
    .string()
    .default('clinic,hospital')
    .transform((text) => text.split(','))
    .pipe(Kinds),
  facility: z.coerce.number().int().positive().optional(),
  point: z
    .string()
    .transform((text) => text.split(',').map(Number))
    .pipe(LonLat)
    .optional(),
  mode: z.enum(TRAVEL_MODES).default('foot'),
})
const SurfaceHeader = z.object({ west: z.number(), north: z.number(), step: z.number(), width: z.int(), height: z.int() })

export const getSurface = defineRoute({
  method: 'GET',
  path: '/api/reach/surface',
  summary: 'Travel time to the nearest facility of some kinds, cell by cell over the reader’s area: bytes, see reach.ts',
  query: DestinationQuery,
  reply: z.string(),
  contentType: 'application/octet-stream',
  long: true,
})

export function encodeSurface({ minutes, west, north, step, width, height }: Surface): Uint8Array {
  const header = new TextEncoder().encode(`${JSON.stringify({ west, north, step, width, height })}\n`)
  const bytes = new Uint8Array(header.length + minutes.length)
  bytes.set(header)
  bytes.set(minutes, header.length)
  return bytes
}

/** @throws Error when they are not such bytes */
export function decodeSurface(bytes: Uint8Array): Surface {
  const end = bytes.indexOf(10)
  const header = SurfaceHeader.parse(JSON.parse(new TextDecoder().decode(bytes.subarray(0, end))))
  const minutes = bytes.subarray(end + 1)
  if (minutes.length !== header.width * header.height) throw new Error('a travel surface of another size than it says')
  return { ...header, minutes }
}

/** Isochrones: an area for each of some minutes, each in the next. */
export const Isochrones = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      properties: z.object({ minutes: z.int() }),
      geometry: z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(z.array(LonLat))) }),
    }),
  ),
})
export type Isochrones = z.infer<typeof Isochrones>

const MOST_BANDS = 8
export const getIsochrones = defineRoute({
  method: 'GET',
  path: '/api/reach/isochrones',
  summary: 'From where one gets there within some minutes, over the box of the reader’s area: GeoJSON, the shortest first',
  query: DestinationQuery.extend({
    minutes: z
      .string()
      .default('15,30,45,60')
      .transform((text) => [...new Set(text.split(',').map(Number))].toSorted((a, b) => a - b))
      .pipe(z.array(z.int().min(1).max(180)).min(1).max(MOST_BANDS)),
  }),
  reply: Isochrones,
  contentType: 'application/geo+json',
  long: true,
})

/** Whom the places are for: people by their age, whole years, both ends included. */
const Ages = z.object({ from: z.int().min(0).max(120).default(0), to: z.int().min(0).max(120).default(120) })

const AccessQuestion = ReachQuestion.extend({
  /** Who competes for the places, in the whole county; `filter` says only whose scores are told. */
  ages: Ages.default({ from: 0, to: 120 }),
  method: z.enum(FLOATING_METHODS).default('e2sfca'),
})
export type AccessQuestion = z.infer<typeof AccessQuestion>

/** How a house stands beside the county: class of its score over the county's mean, by these bounds; class 0: no place in reach. */
export const ACCESS_BOUNDS = [0.5, 0.8, 1.25, 2] as const

const Score = z.number().nullable()
export const Access = z.object({
  area: AreaCode,
  filter: z.string(),
  asOf: z.iso.date(),
  exact: z.boolean(),
  facilities: z.int(),
  /** Places of the facilities travelled to; 0: no capacity is on file. */
  capacity: z.int(),
  /** Facilities without a capacity on file. */
  unknown: z.int(),
  /** Who competes, in the county. */
  demand: z.int().nullable(),
  /** Places for each thousand people, on the mean of the county's demand and of those who match. */
  county: Score,
  mean: Score,
  /** Of those who match: how many have no place in reach. */
  none: z.int().nullable(),
  matched: z.int().nullable(),
  /** 0: all have the same, towards 1: few have all; and the curve in twentieths of people, from 0 to 1. */
  gini: Score,
  lorenz: z.array(z.number()).nullable(),
  children: z.array(
    z.object({ code: AreaCode, name: z.string(), matched: z.int().nullable(), mean: Score, gini: Score, none: z.int().nullable() }),
  ),
})
export type Access = z.infer<typeof Access>

export const getAccess = defineRoute({
  method: 'POST',
  path: '/api/reach/access',
  summary: 'Places for each thousand people within so many minutes, competition counted (2SFCA, E2SFCA): by area, and how evenly',
  body: AccessQuestion,
  reply: Access,
  long: true,
})

export const getAccessHouses = defineRoute({
  method: 'POST',
  path: '/api/reach/access/houses',
  summary: 'The class of each house: see ACCESS_BOUNDS',
  body: AccessQuestion,
  reply: z.object({
    /** Of the list of houses: see matchHouses. */
    version: z.string(),
    /** Base64; a byte a house of the reader's scope: 0 none in reach, 1 least … 5 most. */
    classes: z.string(),
  }),
  long: true,
})
