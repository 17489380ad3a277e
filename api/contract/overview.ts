import { z } from 'zod'
import { AreaCode, AreaLevel } from './areas.ts'
import { defineRoute } from './route.ts'

export const Overview = z.object({
  code: AreaCode,
  name: z.string(),
  level: AreaLevel,
  /** The records' date, YYYY-MM-DD. */
  asOf: z.iso.date(),
  demo: z.boolean(),
  /** False while the figures are still being counted after a load: zeros mean nothing yet. */
  counted: z.boolean(),
  figures: z.object({
    registeredPeople: z.int(),
    residentPeople: z.int(),
    households: z.int(),
    houses: z.int(),
    records: z.int(),
    industry: z.int(),
    facilities: z.int(),
    openAlerts: z.int(),
    areaKm2: z.number(),
    villages: z.int(),
    aged60: z.int(),
    aged80: z.int(),
    awayWorking: z.int(),
  }),
  /** Special groups, people in each, by code of groups.ts. */
  groups: z.array(z.object({ group: z.int(), people: z.int() })),
  /** The latest full year's payments and settlements by data set. */
  benefits: z.array(z.object({ dataset: z.string(), name: z.string(), records: z.int(), amountYuan: z.number() })),
  pyramid: z.array(z.object({ sex: z.int(), ageBand: z.int(), registered: z.int(), resident: z.int() })),
  /** Open alerts by rule. */
  alerts: z.array(z.object({ rule: z.string(), title: z.string(), severity: z.int(), open: z.int() })),
  /** Each child area's headline figures, for the map's counts and the drill-down list. */
  children: z.array(
    z.object({ code: AreaCode, name: z.string(), registeredPeople: z.int(), households: z.int(), houses: z.int(), openAlerts: z.int() }),
  ),
})
export type Overview = z.infer<typeof Overview>

export const getOverview = defineRoute({
  method: 'GET',
  path: '/api/areas/{code}/overview',
  summary: 'Figures of an area within the reader’s scope',
  params: z.object({ code: AreaCode }),
  reply: Overview,
})
