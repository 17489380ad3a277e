import { z } from 'zod'
import { AreaCode, LonLat } from './areas.ts'
import type { FACILITY_KINDS } from './facilities.ts'
import { defineRoute } from './route.ts'
import { CARRYING, SelectionPerson, SelectionStatistics } from './selection.ts'

/** What water or a hazard zone comes to within an area: the same for every kind of zone. */

/** People; null: fewer than five, not told to a reader who may see no people. */
const People = z.int().min(0).nullable()
const { people, groups, carrying } = SelectionStatistics.shape

export const Impact = z.object({
  area: AreaCode,
  /** The date ages and tags are counted at. */
  asOf: z.iso.date(),
  /** False: numbers of people are multiples of five, and null under five. */
  exact: z.boolean(),
  /** Ground of the area inside the zone. */
  areaKm2: z.number().min(0),
  houses: z.int().min(0),
  households: z.int().min(0),
  people,
  groups,
  carrying,
  /** By class of the zone, the mildest first. */
  classes: z.array(
    z.object({ class: z.int().min(0), areaKm2: z.number().min(0), houses: z.int(), households: z.int(), people: People, carrying: People }),
  ),
  /**
   * Roads inside by their names, pieces without one by themselves, those with the most metres first; bridges do not count, nor expressways
   * in water. `class`: the worst of its pieces; `id` and `location`: its longest.
   */
  roads: z.array(
    z.object({
      id: z.int(),
      name: z.string().nullable(),
      kind: z.string(),
      meters: z.int().min(0),
      class: z.int().min(0),
      location: LonLat,
    }),
  ),
  /** Metres of all roads inside, those beyond the list too. */
  roadMeters: z.int().min(0),
  /** Areas directly below, those with the most people first; without those that nothing happens to. */
  children: z.array(z.object({ code: AreaCode, name: z.string(), houses: z.int(), people: People })),
})
export type Impact = z.infer<typeof Impact>

/** Houses inside, the worst class first. */
export const ImpactHouse = z.object({
  id: z.int(),
  houseNumber: z.string(),
  address: z.string(),
  village: z.object({ code: AreaCode, name: z.string() }),
  location: LonLat,
  households: z.int(),
  class: z.int(),
  /** The zone's own value at the house: decimetres of water, or the class of a hazard. */
  value: z.int(),
})
export type ImpactHouse = z.infer<typeof ImpactHouse>

/**
 * Somebody inside, and the shelters their house is led to: several where none has room for all of it, each with how many of the house; empty:
 * none has room, or none is near enough. Fewer in all than live there: the others are left.
 */
export const ImpactPerson = SelectionPerson.extend({
  value: z.int(),
  shelters: z.array(z.object({ id: z.int(), name: z.string(), minutes: z.int().min(0), people: z.int().positive() })),
  /** Of the house, without a place. */
  unplaced: z.int().min(0),
})
export type ImpactPerson = z.infer<typeof ImpactPerson>

/** Kinds of facilities that can take people in. */
export const SHELTER_KINDS = [
  'shelter',
  'school',
  'kindergarten',
  'government',
  'care',
] as const satisfies readonly (typeof FACILITY_KINDS)[number][]
export type ShelterKind = (typeof SHELTER_KINDS)[number]
/** Where no capacity is on file so many people are taken in. Example configuration (示例). */
export const CAPACITY_WITHOUT_RECORD = 50

/** How people are led to shelters: the kinds that take part, and the minutes of walking that are asked of anybody. */
export const ShelterChoice = z.object({
  kinds: z.array(z.enum(SHELTER_KINDS)).min(1).max(SHELTER_KINDS.length).default(['shelter', 'school']),
  minutes: z.int().min(10).max(120).default(60),
})
export type ShelterChoice = z.infer<typeof ShelterChoice>
/** Homes whose people are led to a shelter, its id; that have none near enough; or that are left since those near have no room. */
export const LedWhere = z.union([z.int().positive(), z.enum(['beyond', 'noRoom'])])
export type LedWhere = z.infer<typeof LedWhere>

export const Shelters = z.object({
  area: AreaCode,
  exact: z.boolean(),
  kinds: z.array(z.enum(SHELTER_KINDS)),
  minutes: z.int(),
  /** Shelters that people are led to, or that stand near enough; those inside the zone are left out. */
  shelters: z.array(
    z.object({
      id: z.int(),
      name: z.string(),
      kind: z.enum(SHELTER_KINDS),
      location: LonLat,
      capacity: z.int().min(0),
      /** False: the capacity is the rule's, none is on file. */
      onFile: z.boolean(),
      people: People,
      /** Mean and longest walk of those led here, minutes. */
      meanMinutes: z.number().nullable(),
      mostMinutes: z.int().nullable(),
    }),
  ),
  /** Shelters of these kinds that lie inside the zone themselves. */
  insideZone: z.int().min(0),
  people: z.object({ all: People, placed: People, beyond: People, noRoom: People }),
  /** Minutes that all who are placed walk together: the least there is. */
  totalMinutes: z.int().min(0).nullable(),
  /** Houses whose people are led to more than one shelter, since one has no room for all. */
  splitHouses: z.int().min(0),
  /** Who goes where, by village: arrows on the map. Places are the village's affected houses' middle. */
  flows: z.array(
    z.object({
      village: z.object({ code: AreaCode, name: z.string() }),
      from: LonLat,
      /** null: left without a shelter */
      shelter: z.int().nullable(),
      people: People,
      meanMinutes: z.number().nullable(),
    }),
  ),
})
export type Shelters = z.infer<typeof Shelters>

/** The addresses that every kind of zone has under its own: `POST /api/flood/houses` and so on. */
export function zoneRoutes<Question extends z.ZodRawShape>(path: `/api/${string}`, what: string, question: z.ZodObject<Question>) {
  return {
    houses: defineRoute({
      method: 'POST',
      path: `${path}/houses`,
      summary: `Houses ${what}, the worst first`,
      body: question.extend({
        class: z.int().min(0).max(9).optional(),
        after: z.string().max(500).optional(),
        limit: z.int().min(1).max(200).default(50),
      }),
      reply: z.object({ items: z.array(ImpactHouse), next: z.string().nullable() }),
    }),
    people: defineRoute({
      method: 'POST',
      path: `${path}/people`,
      summary: `Residents ${what}, masked, village by village and house by house, each with the shelter the house is led to; audited. A list to be printed names its purpose`,
      body: question.extend({
        who: z.enum(['all', 'carrying', ...CARRYING]).default('carrying'),
        group: z.int().positive().optional(),
        shelters: ShelterChoice.extend({ only: LedWhere.optional() }).optional(),
        purpose: z.string().trim().min(2).max(200).optional(),
        after: z.string().max(500).optional(),
        limit: z.int().min(1).max(500).default(50),
      }),
      reply: z.object({ items: z.array(ImpactPerson), next: z.string().nullable() }),
    }),
    shelters: defineRoute({
      method: 'POST',
      path: `${path}/shelters`,
      summary: `Where the people ${what} go: shelters outside it by walking time within their capacity, all together in the least minutes`,
      body: question.extend({ shelters: ShelterChoice.default({ kinds: ['shelter', 'school'], minutes: 60 }) }),
      reply: Shelters,
      long: true,
    }),
  }
}
