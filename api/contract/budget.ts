import { z } from 'zod'
import { AreaCode } from './areas.ts'
import { BENEFIT_ITEMS } from './codes.ts'
import { defineRoute } from './route.ts'

/** Items that are paid to people and whose amount somebody decides: not premiums, not what a doctor's visit cost. */
const PAID = [302, 401, 402, 403, 501, 502, 503, 504, 505, 506, 601, 701, 702, 801, 901]
export const PAID_ITEMS = BENEFIT_ITEMS.filter(({ code }) => PAID.includes(code))

/** How payments change: by so many yuan each, by so many percent, to so many yuan each. */
export const BUDGET_CHANGES = ['add', 'percent', 'set'] as const
export type BudgetChange = (typeof BUDGET_CHANGES)[number]
/** Bounds of the value, by change: payments do not fall below nothing. */
export const BUDGET_LIMITS: Readonly<Record<BudgetChange, readonly [least: number, most: number]>> = {
  add: [0, 10_000],
  percent: [-100, 500],
  set: [0, 20_000],
}

export const BudgetQuestion = z
  .object({
    area: AreaCode,
    /** Text of a filter, see filter.ts: whose payments change. Ages are those at the records' date. */
    filter: z.string().max(2000).default(''),
    item: z.int().refine((code) => PAID.includes(code)),
    change: z.enum(BUDGET_CHANGES),
    value: z.number().multipleOf(0.01),
  })
  .refine(({ change, value }) => value >= BUDGET_LIMITS[change][0] && value <= BUDGET_LIMITS[change][1], { path: ['value'] })
export type BudgetQuestion = z.infer<typeof BudgetQuestion>

/** Rounded down for accounts that see no people, as counts are: to ten thousand yuan, null where the count of people is. */
const Yuan = z.number().nullable()
const Costs = z.object({
  /** People with a payment of the item in the twelve months up to the records' date. */
  people: z.int().min(0).nullable(),
  beforeYuan: Yuan,
  afterYuan: Yuan,
  extraYuan: Yuan,
})
export type Costs = z.infer<typeof Costs>

export const Budget = Costs.extend({
  area: AreaCode,
  /** The filter and the receipt of the item together: its rows are those counted. */
  filter: z.string(),
  asOf: z.iso.date(),
  exact: z.boolean(),
  /** Payments of the twelve months. */
  payments: z.int().min(0).nullable(),
  /** By five years of age, those with nobody left out. */
  ages: z.array(Costs.extend({ from: z.int(), to: z.int().nullable() })),
  /** By special group; a person may be of several. */
  groups: z.array(z.object({ group: z.int(), people: z.int().min(0).nullable() })),
  children: z.array(Costs.extend({ code: AreaCode, name: z.string() })),
})
export type Budget = z.infer<typeof Budget>

export const countBudget = defineRoute({
  method: 'POST',
  path: '/api/budget',
  summary:
    'What a benefit would cost in a year if its payments changed: the payments of the last twelve months to the living, before and after',
  body: BudgetQuestion,
  reply: Budget,
  long: true,
})
