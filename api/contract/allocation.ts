import { z } from 'zod'
import { AreaCode, LonLat } from './areas.ts'
import { PersonRow } from './analysis.ts'
import { FACILITY_KINDS } from './facilities.ts'
import { Begun } from './jobs.ts'
import { TRAVEL_MODES } from './travel.ts'
import { defineRoute } from './route.ts'

export const OBJECTIVES = ['covering', 'median', 'centre', 'setCover', 'capacitated'] as const
export type AllocationGoal = (typeof OBJECTIVES)[number]

/** A site: `v430821109201` a village's centre, `f17` a facility, `p110.91230,29.48120` a drawn point. */
export const SiteKey = z.string().regex(/^(v\d{12}|f[1-9]\d{0,8}|p-?\d{1,3}(\.\d{1,5})?,-?\d{1,2}(\.\d{1,5})?)$/)
const Keys = z.array(SiteKey).max(500).default([])
/** Money in units of 10,000 yuan (万元). */
const Money = z.number().min(0).max(1e6)

/** People who count more than once when weights are by need: by code of GROUPS, the largest that applies. Example configuration (示例). */
export const NEEDS: Readonly<Record<number, number>> = { 7: 2, 8: 2, 9: 3, 10: 2 }

/** What is asked: plain parameters, also of a scenario. */
export const AllocationQuestion = z.object({
  /** Whose people: within the reader's scope. */
  area: AreaCode,
  /** Text of a filter, see filter.ts: who is to be served; empty: everybody. */
  filter: z.string().max(2000).default(''),
  weight: z.enum(['people', 'need']).default('people'),
  /** People are served together by village, or by group of neighbours (村民小组). */
  unit: z.enum(['village', 'hamlet']).default('village'),
  mode: z.enum(TRAVEL_MODES).default('foot'),
  /** Facilities of this kind are there already. */
  kind: z.enum(FACILITY_KINDS).nullable().default(null),
  /** `keep`: all stay open; `closable`: any may close; `ignore`: as if there were none. */
  existing: z.enum(['keep', 'closable', 'ignore']).default('keep'),
  /** Every village's centre may get a site. */
  villages: z.boolean().default(true),
  /** Drawn places that may get one. */
  points: z.array(LonLat).max(60).default([]),
  objective: z.enum(OBJECTIVES).default('covering'),
  /** Of covering and set cover; for the others: beyond it somebody is left out. */
  minutes: z.int().min(5).max(180).default(30),
  /** Of set cover: share of the demand to be covered. */
  share: z.number().min(0.01).max(1).default(0.9),
  /** New sites at most; null: as many as the other rules let. */
  added: z.int().min(0).max(200).nullable().default(3),
  /** Sites in all, existing ones included; null: as many as the other rules let. */
  open: z.int().min(0).max(1000).nullable().default(null),
  /** What a new site costs, one that stays, and single ones that cost otherwise; the budget for all that are open. */
  costNew: Money.default(0),
  costKept: Money.default(0),
  costs: z.record(SiteKey, Money).default({}),
  budget: Money.nullable().default(null),
  /** Demand that a new site can serve (capacitated); existing ones serve as many as their capacity says. */
  capacity: z.number().min(1).max(1e6).default(500),
  eachTownship: z.boolean().default(false),
  /** Sites that are open whatever else, and sites that are not to be. */
  locked: Keys,
  barred: Keys,
  /** Seconds after which the best so far is the answer. */
  seconds: z.int().min(1).max(600).default(60),
})
export type AllocationQuestion = z.output<typeof AllocationQuestion>

/** People; to accounts that see no people as disclosed: rounded down to fives, null for 1 to 4. */
const People = z.int().min(0).nullable()
const Minutes = z.number().min(0).nullable()

/**
 * In the unit of the objective: demand covered (people, or people weighted by need), mean or farthest minutes, cost (万元) or number
 * of sites. Rounded for accounts that see no people.
 */
const Value = z.number().nullable()

/** How things stand with some sites open, house by house. */
const Standing = z.object({
  /** Who gets to a site within the minutes asked about, and who does not. */
  within: People,
  beyond: People,
  /** Mean and longest travel of all who get there at all. */
  meanMinutes: Minutes,
  farthestMinutes: Minutes,
})
export type Standing = z.infer<typeof Standing>

export const AllocatedSite = z.object({
  key: SiteKey,
  name: z.string(),
  kind: z.enum(['village', 'facility', 'point']),
  at: LonLat,
  township: z.object({ code: AreaCode, name: z.string() }).nullable(),
  existing: z.boolean(),
  locked: z.boolean(),
  /** Whom it is nearest to (with capacities: whom it serves), and in how many units. */
  serves: People,
  units: z.int(),
  meanMinutes: Minutes,
  /** What would be lost without it. Null: somebody could no longer be reached. */
  gain: Value,
  /** Those who would lose most, and how long they then would have to travel. */
  gainers: z.array(z.object({ name: z.string(), people: People, minutes: Minutes, without: Minutes })),
  cost: z.number(),
})
export type AllocatedSite = z.infer<typeof AllocatedSite>

/** People together: a village, or a group of neighbours in one. */
export const DemandUnit = z.object({
  code: AreaCode,
  group: z.int().nullable(),
  name: z.string(),
  at: LonLat,
  people: People,
  /** To the nearest site on the average, before and after; null: longer than three hours, or no way. */
  before: Minutes,
  after: Minutes,
  /** Place in `sites` of what serves it; null: one of those that were there, or none. */
  site: z.int().nullable(),
  /** Its people farther than the minutes asked about, house by house. */
  beyond: People,
})
export type DemandUnit = z.infer<typeof DemandUnit>

const Clash = z.object({
  kind: z.enum(['open', 'added', 'budget', 'locked', 'barred', 'group', 'reach', 'capacity']),
  /** Of `group`: the township without a candidate. */
  name: z.string().nullable(),
})

export const Allocation = z.object({
  question: AllocationQuestion,
  asOf: z.iso.date(),
  exact: z.boolean(),
  /** `optimal`: proven; `stopped`: best found so far; `infeasible`: no plan keeps all rules; `unknown`: stopped before one was found. */
  status: z.enum(['optimal', 'stopped', 'infeasible', 'unknown']),
  value: Value,
  bound: Value,
  /** |value − bound| / |value|; 0: proven. Null without a plan. */
  gap: z.number().min(0).nullable(),
  /** Seconds of solving. */
  seconds: z.number(),
  demand: z.object({
    matched: People,
    /** Live in no house on file within the area. */
    unplaced: People,
    /** In units that no candidate can be reached from within three hours. */
    unreachable: People,
    units: z.int(),
    weight: Value,
  }),
  candidates: z.int(),
  /** Facilities that stay as they are. */
  kept: z.int(),
  before: Standing.nullable(),
  after: Standing.nullable(),
  /** Open ones that are new, or might have closed: largest gain first. */
  sites: z.array(AllocatedSite),
  /** Existing ones that close. */
  closed: z.array(z.object({ key: SiteKey, name: z.string(), at: LonLat })),
  units: z.array(DemandUnit),
  /** Areas directly below the one asked about, by where people live: how they stand with the plan. */
  areas: z.array(z.object({ code: AreaCode, name: z.string(), people: People, within: People, beyond: People, meanMinutes: Minutes })),
  /** Who is left out, by special group: codes of GROUPS. */
  leftOut: z.array(z.object({ group: z.int(), people: People })),
  /** What one more site would add to this plan as it stands, best first. */
  next: z.array(z.object({ key: SiteKey, name: z.string(), at: LonLat, gain: Value })),
  /** The best plan for each number of sites, each solved by itself. */
  curve: z.array(z.object({ count: z.int(), value: Value, gap: z.number().nullable() })),
  /** What each rule costs: the best value with it loosened. */
  prices: z.array(
    z.object({
      kind: Clash.shape.kind,
      loosened: z.enum(['oneMore', 'tenthMore', 'dropped']),
      value: Value,
      gain: Value,
    }),
  ),
  /** Rules that cannot be kept together; any one of them given up would do. */
  clash: z.array(Clash),
})
export type Allocation = z.infer<typeof Allocation>

export const AllocationProgress = z.object({
  step: z.enum(['demand', 'travel', 'solving', 'explaining']),
  done: z.int(),
  total: z.int(),
  /** The best plan so far: places, its value and the bound. */
  best: z
    .object({ sites: z.array(z.object({ name: z.string(), at: LonLat })), value: Value, bound: Value, seconds: z.number() })
    .nullable(),
  /** The answer, told once when it stands: what is left is the curve and what rules cost. */
  answer: Allocation.nullable(),
})
export type AllocationProgress = z.infer<typeof AllocationProgress>

export const solveAllocation = defineRoute({
  method: 'POST',
  path: '/api/allocation/solve',
  summary:
    'Where to put sites so that people are served best: exact, with a bound, explained. A job (AllocationProgress, Allocation); stopped, it is done with the best so far',
  body: AllocationQuestion,
  reply: Begun,
  status: 202,
})

export const listLeftOut = defineRoute({
  method: 'POST',
  path: '/api/allocation/left-out',
  summary: 'People farther than the minutes asked about from every open site, a page at a time: masked, audited',
  body: AllocationQuestion.pick({ area: true, filter: true, mode: true, kind: true, existing: true, minutes: true, barred: true }).extend({
    /** Open sites besides the facilities that stay. */
    sites: z.array(SiteKey).max(500),
    /** Only those who live in this village. */
    village: AreaCode.optional(),
    /** What a list that is printed or saved is for. */
    purpose: z.string().trim().min(2).max(200).optional(),
    after: z.string().optional(),
    limit: z.int().min(1).max(200).default(50),
  }),
  reply: z.object({ items: z.array(PersonRow.extend({ minutes: z.int().nullable() })), next: z.string().nullable() }),
})
