import { z } from 'zod'
import { AreaCode } from './areas.ts'
import { HouseSummary } from './houses.ts'
import { PersonSummary } from './people.ts'
import { defineRoute } from './route.ts'

/**
 * A number of people, households or houses. Accounts that see no people get numbers that tell of people rounded down to
 * fives, null for 1 to 4, and nothing but null by kind where fewer than 20 match (see `exact`); all others, who see their own scope
 * only, get them as they are.
 */
const Count = z.int().min(0).nullable()
const Counts = z.object({ people: Count, households: Count, houses: Count })
export type Counts = z.infer<typeof Counts>

const Asked = z.object({
  /** Within the reader's scope; people and households by their 户籍地, houses by where they stand. */
  area: AreaCode,
  /** Text of a filter, see filter.ts; empty: everybody. */
  filter: z.string().max(2000).default(''),
})

export const Facet = z.object({
  /** Id of dimensions.ts. */
  dimension: z.string(),
  /**
   * Whom the counts count, and how many for each value or bucket of the dimension, in their order: those who match all conditions
   * but the dimension's own. Values that rest on data sets the reader may not read are null.
   */
  subject: z.enum(['people', 'households', 'houses']),
  counts: z.array(Count),
})
export type Facet = z.infer<typeof Facet>

export const Analysis = z.object({
  area: AreaCode,
  /** The canonical text of the filter. */
  filter: z.string(),
  /** The records' date: ages and the last 12 months are counted at it. */
  asOf: z.iso.date(),
  /** When the records were last read, and whether they have changed since: they are then being read again. */
  readAt: z.iso.datetime(),
  current: z.boolean(),
  /** False: numbers about people are rounded down. */
  exact: z.boolean(),
  matched: Counts,
  total: Counts,
  facets: z.array(Facet),
  /** Matching people by sex and five years of age (0: 0–4 … 20: 100+), conditions on sex and age apart. */
  pyramid: z.array(z.object({ sex: z.int(), ageBand: z.int(), people: Count })),
  /** Of each area directly below. */
  children: z.array(z.object({ code: AreaCode, name: z.string(), matched: Counts, total: Counts })),
})
export type Analysis = z.infer<typeof Analysis>

export const analyse = defineRoute({
  method: 'POST',
  path: '/api/analysis',
  summary: 'How many people, households and houses match a filter, by every dimension (cross-filter) and by area',
  body: Asked,
  reply: Analysis,
})

const Place = z.object({ code: AreaCode, name: z.string() })
export const PersonRow = PersonSummary.extend({
  ethnicity: z.int(),
  marriage: z.int(),
  education: z.int(),
  politics: z.int(),
  employment: z.int(),
  insured: z.boolean(),
  village: Place,
  householdId: z.int(),
  /** Where the person lives, if in scope. */
  house: z.object({ id: z.int(), address: z.string() }).nullable(),
})
export type PersonRow = z.infer<typeof PersonRow>
export const HouseholdRow = z.object({
  id: z.int(),
  /** 徐** */
  head: z.string().nullable(),
  size: z.int(),
  groupNumber: z.int(),
  village: Place,
  house: z.object({ id: z.int(), address: z.string() }).nullable(),
})
export type HouseholdRow = z.infer<typeof HouseholdRow>
export const HouseRow = HouseSummary.extend({ roof: z.int(), village: Place })
export type HouseRow = z.infer<typeof HouseRow>

/** What rows can be sorted by, `-` before it: largest first. `place`: by village, then as registered. */
export const SORTS = {
  people: ['place', 'age', '-age'],
  households: ['place', 'size', '-size'],
  houses: ['place', 'residents', '-residents', 'builtYear', '-builtYear', 'floors', '-floors', '-openAlerts'],
} as const

export const listAnalysisRows = defineRoute({
  method: 'POST',
  path: '/api/analysis/rows',
  summary: 'Those who match a filter, a page at a time: people masked, audited. A list to be handed out names its purpose',
  body: Asked.extend({
    of: z.enum(['people', 'households', 'houses']),
    /** One of SORTS[of]. */
    sort: z.string().default('place'),
    /** `next` of the last page, asked with the same area, filter and sort. */
    after: z.string().optional(),
    limit: z.int().min(1).max(200).default(50),
    purpose: z.string().trim().min(2).max(200).optional(),
  }),
  reply: z.discriminatedUnion('of', [
    z.object({ of: z.literal('people'), items: z.array(PersonRow), next: z.string().nullable() }),
    z.object({ of: z.literal('households'), items: z.array(HouseholdRow), next: z.string().nullable() }),
    z.object({ of: z.literal('houses'), items: z.array(HouseRow), next: z.string().nullable() }),
  ]),
})

export const matchHouses = defineRoute({
  method: 'POST',
  path: '/api/analysis/houses',
  summary: 'Which houses match a filter: one bit a house',
  body: Asked,
  reply: z.object({
    /** Of the list of houses: equal to that of GET /api/houses/attributes when the bits are aligned with its ids. */
    version: z.string(),
    /** How many match. */
    houses: z.int(),
    /** Base64; house n of the reader's scope (not of the area) is bit n % 8, least significant first, of byte n >> 3: see matchedHouses. */
    bits: z.string(),
  }),
})

/** Bytes of the base64 bits of `matchHouses`. */
export function matchedHouses(bits: string): Uint8Array {
  return Uint8Array.from(atob(bits), (character) => character.charCodeAt(0))
}
