import { z } from 'zod'
import { AreaCode, AreaLevel, LonLat } from './areas.ts'
import { defineRoute } from './route.ts'

/** A position of GeoJSON; heights are taken and not used. */
const Position = z.array(z.number()).min(2).max(3)
const Ring = z.array(Position)
const GIVE = '应为 GeoJSON 的 Polygon 或 MultiPolygon，或 {circle: {center, radiusMeters}}、{line, bufferMeters}、{area, bufferMeters}'
const Buffer = z.number().min(0).max(20_000)

/** What was drawn. Circles and buffers are worked out on the Earth, in metres. */
export const Drawing = z.union(
  [
    z.object({ type: z.literal('Polygon'), coordinates: z.array(Ring) }),
    z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(Ring)) }),
    z.object({ circle: z.object({ center: Position, radiusMeters: z.number().min(1).max(50_000) }) }),
    z.object({ line: z.union([Ring, z.object({ type: z.literal('LineString'), coordinates: Ring })]), bufferMeters: Buffer.min(1) }),
    z.object({ area: AreaCode, bufferMeters: Buffer.default(0) }),
  ],
  { error: GIVE },
)
export type Drawing = z.infer<typeof Drawing>

/** People; null: fewer than five, not told to a reader who may see no people. */
const People = z.int().nonnegative().nullable()

/** Why somebody needs carrying when a place has to be left. */
export const CARRYING = ['bedridden', 'disabled', 'alone', 'underSix'] as const
export const CarryingReason = z.enum(CARRYING)
export type CarryingReason = z.infer<typeof CarryingReason>

export const SelectionStatistics = z.object({
  /** The date ages and tags are counted at. */
  asOf: z.iso.date(),
  demo: z.boolean(),
  /** The whole drawing, also where it reaches beyond what is answered for. */
  areaKm2: z.number(),
  outline: z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(z.array(LonLat))) }),
  /** What is answered for: the part of the drawing inside this area. */
  within: z.object({ code: AreaCode, name: z.string(), level: AreaLevel, areaKm2: z.number(), whole: z.boolean() }),
  /** False for readers who may see no people: numbers of people are multiples of five, and null under five. */
  exact: z.boolean(),
  people: z.object({
    /** registered at a house inside */
    registered: People,
    /** living in a house inside; sexes, ages and groups are theirs */
    resident: People,
    male: People,
    female: People,
    /** by the least age of the band: 0, 6, 18, 60, 80 */
    bands: z.array(z.object({ from: z.int(), male: People, female: People })),
  }),
  /** Residents by special group, most first. */
  groups: z.array(z.object({ group: z.int(), people: People })),
  /** Residents who need carrying: bedridden, severely disabled (grades 1 and 2), aged living alone, under six; `people`: by any reason. */
  carrying: z.object({ people: People, bedridden: People, disabled: People, alone: People, underSix: People }),
  houses: z.object({
    count: z.int(),
    households: z.int(),
    vacant: z.int(),
    byStructure: z.array(z.object({ structure: z.int(), count: z.int() })),
  }),
  industry: z.object({
    count: z.int(),
    jobs: z.int(),
    outputYuan: z.number(),
    byKind: z.array(z.object({ kind: z.int(), count: z.int() })),
  }),
  facilities: z.array(z.object({ kind: z.string(), count: z.int(), capacity: z.int() })),
  /** Parcels whose middle lies inside, hazard zones apart. */
  parcels: z.array(z.object({ kind: z.string(), count: z.int(), areaMu: z.number() })),
  /** Hazard zones that reach into the drawing. */
  hazards: z.int(),
})
export type SelectionStatistics = z.infer<typeof SelectionStatistics>

export const getSelectionStatistics = defineRoute({
  method: 'POST',
  path: '/api/selection/statistics',
  summary: 'Who and what is inside a drawing: people by sex, age and group, who needs carrying, houses, industry, facilities, land',
  body: z.object({ geometry: Drawing }),
  reply: SelectionStatistics,
})

/** Which of the residents inside. */
const Whom = z.object({
  geometry: Drawing,
  who: z.enum(['all', 'carrying', ...CARRYING]).default('carrying'),
  /** of one special group only */
  group: z.int().positive().optional(),
})

export const SelectionPerson = z.object({
  id: z.int(),
  /** 徐** */
  name: z.string(),
  sex: z.int(),
  age: z.int(),
  village: z.object({ code: z.string(), name: z.string() }),
  house: z.object({ id: z.int(), houseNumber: z.string(), address: z.string(), location: LonLat }),
  groups: z.array(z.int()),
  carrying: z.array(CarryingReason),
})
export type SelectionPerson = z.infer<typeof SelectionPerson>

const Purpose = z.string().trim().min(2).max(200)

export const listSelectionPeople = defineRoute({
  method: 'POST',
  path: '/api/selection/people',
  summary: 'Residents inside a drawing, masked, house by house; audited. A list to be printed names its purpose',
  body: Whom.extend({
    /** what a printed list is for */
    purpose: Purpose.optional(),
    after: z.string().optional(),
    limit: z.int().min(1).max(500).default(50),
  }),
  reply: z.object({ items: z.array(SelectionPerson), next: z.string().nullable() }),
})

/** Office Open XML, ECMA-376. */
const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** People one file may hold. */
export const MOST_EXPORTED = 10_000

export const exportSelectionPeople = defineRoute({
  method: 'POST',
  path: '/api/selection/people.csv',
  summary: `The list as a file for Excel: masked, with unit, account, purpose and time; audited; at most ${MOST_EXPORTED} people`,
  body: Whom.extend({ purpose: Purpose }),
  reply: z.string(),
  contentType: 'text/csv; charset=utf-8',
})

export const exportSelectionWorkbook = defineRoute({
  ...exportSelectionPeople,
  path: '/api/selection/people.xlsx',
  summary: `The list as a workbook (.xlsx): the same cells, masks, purpose and audit as the CSV; at most ${MOST_EXPORTED} people`,
  reply: z.string(),
  contentType: WORKBOOK,
})
