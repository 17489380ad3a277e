import { z } from 'zod'
import { AreaCode, LonLat } from './areas.ts'
import { defineRoute } from './route.ts'

/** What can be kept as a scenario. Each is declared in the folder of its noun and listed in api/scenarios/kinds.ts. */
export const SCENARIO_KINDS = ['budget', 'reach', 'allocation', 'flood', 'hazard', 'roadCut'] as const
export type ScenarioKindId = (typeof SCENARIO_KINDS)[number]

const Words = z.object({ zh: z.string(), en: z.string() })

/** How a measure's number is written: with which unit, money and shares in their own way. `share`: 0 to 1. */
export const MEASURE_UNITS = [
  'people',
  'households',
  'houses',
  'facilities',
  'payments',
  'yuan',
  'minutes',
  'meters',
  'share',
  'number',
] as const
export type MeasureUnit = (typeof MEASURE_UNITS)[number]

/** One number that a kind of scenario gives, of the whole area and of each township. */
export const Measure = z.object({
  /** Letters only: stands in sentences as `{people}`. */
  id: z.string().regex(/^[a-z][a-zA-Z0-9]*$/),
  title: Words,
  unit: z.enum(MEASURE_UNITS),
  /** Which way is good news; null: neither. */
  better: z.enum(['more', 'less']).nullable(),
})
export type Measure = z.infer<typeof Measure>

/** null: too few people to tell, or not known of this area. */
const Measures = z.record(z.string(), z.number().nullable())

/** What a scenario came to, on the records of one day, as far as the one who asked may know. */
export const ScenarioOutcome = z.object({
  asOf: z.iso.date(),
  measures: Measures,
  /** Name of the river that rises, where one does. */
  river: z.string().optional(),
  /** Name of the reservoir that lets water out, in a release. */
  reservoir: z.string().optional(),
  /** People concerned by special group: codes of GROUPS. */
  groups: z.array(z.object({ group: z.int(), count: z.int().min(0).nullable() })).optional(),
  /** Sites that were chosen. */
  places: z.array(z.object({ key: z.string(), name: z.string(), at: LonLat })).optional(),
  /** Each area directly below the one asked about: townships of the county, villages of a township. */
  townships: z.array(z.object({ code: AreaCode, name: z.string(), measures: Measures })),
})
export type ScenarioOutcome = z.infer<typeof ScenarioOutcome>

const Name = z.string().trim().min(1).max(60)
/** Letters drawn at random: whoever has the address of a shared one has been given it. */
const ScenarioId = z.string().regex(/^[a-p]{32}$/)
const Id = z.object({ id: ScenarioId })
/** Plain parameters, as the tool's own address takes them; `area` among them. */
const Question = z.record(z.string(), z.json())
/** The query part of the page's address that shows it in its tool: ids and coordinates, never a name or a number of a person. */
const Address = z
  .string()
  .max(12_000)
  .regex(/^\?[\w=&:,.;+%-]*$/)

export const ScenarioRun = z.object({
  ranAt: z.iso.datetime({ offset: true }),
  /** The data it was counted on: another text after every change of records, relief, roads, rivers or facilities. */
  version: z.string(),
  outcome: ScenarioOutcome,
  /** What it says, in sentences: `{people}` stands for a measure, `{people@430821109}` for that of an area directly below. */
  sentences: z.array(Words),
})
export type ScenarioRun = z.infer<typeof ScenarioRun>

const Head = z.object({
  id: ScenarioId,
  name: z.string(),
  kind: z.enum(SCENARIO_KINDS),
  /** The name of its kind, and what was asked, in words. */
  kindTitle: Words,
  asked: Words,
  area: z.object({ code: AreaCode, name: z.string() }),
  /** Kept by the account that asks; another's can be read, run and copied, not changed. */
  own: z.boolean(),
  /** Whoever has its address can open it: counted anew within their own scope. */
  shared: z.boolean(),
  createdAt: z.iso.datetime({ offset: true }),
})

/** A kept what-if in a list: with the day and the first numbers of its last run. */
export const ScenarioHead = Head.extend({
  asOf: z.iso.date().nullable(),
  /** False: the records have changed since. */
  current: z.boolean(),
  measures: z.array(Measure.extend({ value: z.number().nullable() })),
})
export type ScenarioHead = z.infer<typeof ScenarioHead>

export const Scenario = Head.extend({
  question: Question,
  address: Address,
  /** The first three to five are its big figures, the first one colours the map. */
  measures: z.array(Measure),
  /** Filters whose rows are those that a measure counts, for the table; measures without one are opened in the scenario's own tool. */
  rows: z.record(z.string(), z.string()),
  /** The records have not changed since the last run. */
  current: z.boolean(),
  /** Its runs under the reader's scope, the last first: at most two, to be compared. Empty: not run by this reader yet. */
  runs: z.array(ScenarioRun),
})
export type Scenario = z.infer<typeof Scenario>

export const listScenarios = defineRoute({
  method: 'GET',
  path: '/api/scenarios',
  summary: 'What-ifs that this account keeps, the newest first; at most 200',
  reply: z.object({ items: z.array(ScenarioHead) }),
})
export const addScenario = defineRoute({
  method: 'POST',
  path: '/api/scenarios',
  summary: 'Runs a question and keeps it with its outcome, the day and the version of the records',
  body: z.object({ name: Name.optional(), kind: z.enum(SCENARIO_KINDS), question: Question, address: Address.default('?') }),
  reply: Scenario,
  long: true,
})
export const getScenario = defineRoute({
  method: 'GET',
  path: '/api/scenarios/{id}',
  summary: 'A kept what-if: one’s own, or one that is shared, with the runs made under one’s own scope',
  params: Id,
  reply: Scenario,
})
export const changeScenario = defineRoute({
  method: 'PATCH',
  path: '/api/scenarios/{id}',
  summary: 'Gives a what-if another name, or shares it by its address, or no longer',
  params: Id,
  body: z.object({ name: Name.optional(), shared: z.boolean().optional() }),
  reply: Scenario,
})
export const runScenario = defineRoute({
  method: 'POST',
  path: '/api/scenarios/{id}/runs',
  summary: 'Runs a what-if on the records of now, under the scope of the one who asks',
  params: Id,
  reply: Scenario,
  long: true,
})
export const copyScenario = defineRoute({
  method: 'POST',
  path: '/api/scenarios/{id}/copies',
  summary: 'Keeps a what-if once more under another name, as one’s own',
  params: Id,
  body: z.object({ name: Name }),
  reply: Scenario,
})
export const deleteScenario = defineRoute({
  method: 'DELETE',
  path: '/api/scenarios/{id}',
  summary: 'Puts a what-if away; it can be taken back for a day',
  params: Id,
  reply: z.object({}),
})
export const restoreScenario = defineRoute({
  method: 'POST',
  path: '/api/scenarios/{id}/restore',
  summary: 'Takes back a what-if that was put away within a day',
  params: Id,
  reply: Scenario,
})
