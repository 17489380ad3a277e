import { z } from 'zod'
import { AreaCode, LonLat } from './areas.ts'

/** What a row of every layer's list has besides its own columns. */
export const FeatureRow = z.object({
  id: z.int(),
  name: z.string(),
  location: LonLat,
})

/** What the card of every layer's feature has besides its own columns. */
export const FeatureCard = FeatureRow.extend({
  /** west, south, east, north in degrees */
  bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  /** Where it lies; null where it crosses villages. */
  village: z.object({ code: AreaCode, name: z.string() }).nullable(),
  township: z.object({ code: AreaCode, name: z.string() }).nullable(),
})

export const featureParams = z.object({ id: z.coerce.number().int().positive().max(2_147_483_647) })

/** What every list of features may be asked: an area, some of the kinds separated by commas, the next page. */
export const featuresQuery = <Kind extends string>(kinds: readonly [Kind, ...Kind[]]) =>
  z.object({
    area: AreaCode.optional(),
    kinds: z
      .string()
      .transform((text) => text.split(','))
      .pipe(z.array(z.enum(kinds)))
      .optional(),
    after: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  })

export const pageOf = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item), next: z.string().nullable() })

/** A page of any layer's list, its rows with their own columns. */
export const FeaturePage = pageOf(z.record(z.string(), z.unknown()))
/** What a department records of a feature besides, in its own words; most layers have none. */
export const RecordedAttributes = z.object({ attributes: z.array(z.object({ name: z.string(), value: z.string() })).default([]) })
