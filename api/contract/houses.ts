import { z } from 'zod'
import { LonLat } from './areas.ts'
import { BenefitSummary, PersonSummary } from './people.ts'
import { AlertSummary } from './alerts.ts'
import { defineRoute } from './route.ts'

export const HouseSummary = z.object({
  id: z.int(),
  houseNumber: z.string(),
  address: z.string(),
  location: LonLat,
  structure: z.int(),
  use: z.int(),
  floors: z.int(),
  builtYear: z.int(),
  households: z.int(),
  people: z.int(),
  openAlerts: z.int(),
})
export type HouseSummary = z.infer<typeof HouseSummary>

export const House = HouseSummary.extend({
  heightMeters: z.number(),
  roof: z.int(),
  footprintM2: z.number(),
  village: z.object({ code: z.string(), name: z.string() }),
  township: z.object({ code: z.string(), name: z.string() }),
  /** Households living here, as far as the account may see people. */
  occupants: z.array(z.object({ id: z.int(), groupNumber: z.int(), head: z.string().nullable(), people: z.array(PersonSummary) })),
  benefits: z.array(BenefitSummary),
  alerts: z.array(AlertSummary),
})
export type House = z.infer<typeof House>

export const getHouse = defineRoute({
  method: 'GET',
  path: '/api/houses/{id}',
  summary: 'A house: address, structure, households, people (masked), benefits, alerts',
  params: z.object({ id: z.coerce.number().int().positive() }),
  reply: House,
})

export const listHouses = defineRoute({
  method: 'GET',
  path: '/api/houses',
  summary: 'Houses of a village, those with open alerts first',
  query: z.object({
    area: z.string().regex(/^\d{12}$/, 'area 为 12 位村级代码'),
    after: z.string().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({ items: z.array(HouseSummary), next: z.string().nullable() }),
})
