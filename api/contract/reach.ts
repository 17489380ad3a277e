import { z } from 'zod'
import { matchHouses, PersonRow } from './analysis.ts'
import { AreaCode } from './areas.ts'
import { defineRoute } from './route.ts'
import { Alteration, Destination, TRAVEL_MODES } from './travel.ts'

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
