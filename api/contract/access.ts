import { z } from 'zod'
import { AreaCode } from './areas.ts'
import { ReachQuestion } from './reach.ts'
import { defineRoute } from './route.ts'

/** How accessibility is scored: all of a catchment alike, or nearer people and places more. */
export const FLOATING_METHODS = ['2sfca', 'e2sfca'] as const
export type FloatingMethod = (typeof FLOATING_METHODS)[number]

/** Whom the places are for: people by their age, whole years, both ends included. */
const Ages = z.object({ from: z.int().min(0).max(120).default(0), to: z.int().min(0).max(120).default(120) })

const AccessQuestion = ReachQuestion.extend({
  /** Who competes for the places, in the whole county; `filter` says only whose scores are told. */
  ages: Ages.default({ from: 0, to: 120 }),
  method: z.enum(FLOATING_METHODS).default('e2sfca'),
})
export type AccessQuestion = z.infer<typeof AccessQuestion>

/** How a house stands beside the county: class of its score over the county's mean, by these bounds; class 0: no place in reach. */
export const ACCESS_BOUNDS = [0.5, 0.8, 1.25, 2] as const

const Score = z.number().nullable()
export const Access = z.object({
  area: AreaCode,
  filter: z.string(),
  asOf: z.iso.date(),
  exact: z.boolean(),
  facilities: z.int(),
  /** Places of the facilities travelled to; 0: no capacity is on file. */
  capacity: z.int(),
  /** Facilities without a capacity on file. */
  unknown: z.int(),
  /** Who competes, in the county. */
  demand: z.int().nullable(),
  /** Places for each thousand people, on the mean of the county's demand and of those who match. */
  county: Score,
  mean: Score,
  /** Of those who match: how many have no place in reach. */
  none: z.int().nullable(),
  matched: z.int().nullable(),
  /** 0: all have the same, towards 1: few have all; and the curve in twentieths of people, from 0 to 1. */
  gini: Score,
  lorenz: z.array(z.number()).nullable(),
  children: z.array(
    z.object({ code: AreaCode, name: z.string(), matched: z.int().nullable(), mean: Score, gini: Score, none: z.int().nullable() }),
  ),
})
export type Access = z.infer<typeof Access>

export const getAccess = defineRoute({
  method: 'POST',
  path: '/api/reach/access',
  summary: 'Places for each thousand people within so many minutes, competition counted (2SFCA, E2SFCA): by area, and how evenly',
  body: AccessQuestion,
  reply: Access,
  long: true,
})

export const getAccessHouses = defineRoute({
  method: 'POST',
  path: '/api/reach/access/houses',
  summary: 'The class of each house: see ACCESS_BOUNDS',
  body: AccessQuestion,
  reply: z.object({
    /** Of the list of houses: see matchHouses. */
    version: z.string(),
    /** Base64; a byte a house of the reader's scope: 0 none in reach, 1 least … 5 most. */
    classes: z.string(),
  }),
  long: true,
})
