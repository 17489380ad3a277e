import { z } from 'zod'
import { defineRoute } from './route.ts'

/** A person as a list shows them: masked. */
export const PersonSummary = z.object({
  id: z.int(),
  /** 徐** */
  name: z.string(),
  sex: z.int(),
  age: z.int(),
  relation: z.int(),
  residence: z.int(),
  groups: z.array(z.int()),
  openAlerts: z.int(),
})
export type PersonSummary = z.infer<typeof PersonSummary>

export const BenefitSummary = z.object({
  dataset: z.string(),
  datasetName: z.string(),
  item: z.int(),
  records: z.int(),
  amountYuan: z.number(),
  selfPaidYuan: z.number(),
  lastOn: z.iso.date(),
})

export type BenefitSummary = z.infer<typeof BenefitSummary>

export const Person = PersonSummary.extend({
  /** 430***********1234 */
  idNumber: z.string(),
  phone: z.string().nullable(),
  birthDate: z.iso.date(),
  ethnicity: z.int(),
  marriage: z.int(),
  education: z.int(),
  politics: z.int(),
  employment: z.int(),
  lifeStatus: z.int(),
  insured: z.boolean(),
  village: z.object({ code: z.string(), name: z.string() }),
  household: z.object({ id: z.int(), size: z.int() }),
  house: z.object({ id: z.int(), address: z.string() }).nullable(),
  benefits: z.array(BenefitSummary),
  source: z.object({ unit: z.string(), asOf: z.iso.date(), version: z.int() }),
})
export type Person = z.infer<typeof Person>

export const getPerson = defineRoute({
  method: 'GET',
  path: '/api/people/{id}',
  summary: 'A person, masked; audited',
  params: z.object({ id: z.coerce.number().int().positive() }),
  reply: Person,
})

export const Household = z.object({
  id: z.int(),
  kind: z.int(),
  groupNumber: z.int(),
  size: z.int(),
  head: z.string().nullable(),
  house: z.object({ id: z.int(), address: z.string() }).nullable(),
  village: z.object({ code: z.string(), name: z.string() }),
  people: z.array(PersonSummary),
})
export const getHousehold = defineRoute({
  method: 'GET',
  path: '/api/households/{id}',
  summary: 'A household and its people, masked; audited',
  params: z.object({ id: z.coerce.number().int().positive() }),
  reply: Household,
})
