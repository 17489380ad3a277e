import { z } from 'zod'
import { AreaCode, LonLat } from './areas.ts'
import { FACILITY_KINDS } from './facilities.ts'
import { ReachQuestion } from './reach.ts'
import { ROAD_KINDS } from './roads.ts'
import { defineRoute } from './route.ts'
import { Alteration } from './travel.ts'

/** What an alteration does to who gets there in time. */
export const RoadCut = z.object({
  area: AreaCode,
  filter: z.string(),
  asOf: z.iso.date(),
  exact: z.boolean(),
  /** Facilities travelled to, before and after. */
  facilities: z.object({ before: z.int(), after: z.int() }),
  /** Those travelled to before that are closed. */
  closed: z.array(z.object({ id: z.int(), name: z.string(), kind: z.enum(FACILITY_KINDS), at: LonLat })),
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
