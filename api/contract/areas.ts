import { z } from 'zod'
import { defineRoute } from './route.ts'

export const AreaCode = z.string().regex(/^\d{6}(\d{3}(\d{3})?)?$/, '区划代码为 6、9 或 12 位数字')
export const AreaLevel = z.enum(['county', 'township', 'village'])
export const LonLat = z.tuple([z.number(), z.number()])

export const AreaSummary = z.object({
  code: AreaCode,
  name: z.string(),
  level: AreaLevel,
  seat: LonLat,
  /** west, south, east, north in degrees */
  bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  areaKm2: z.number(),
})
export type AreaSummary = z.infer<typeof AreaSummary>

export const Area = AreaSummary.extend({
  /** From the county down to the parent. */
  ancestors: z.array(z.object({ code: AreaCode, name: z.string(), level: AreaLevel })),
  children: z.array(AreaSummary),
})
export type Area = z.infer<typeof Area>

export const getArea = defineRoute({
  method: 'GET',
  path: '/api/areas/{code}',
  summary: 'An area with its children. Names and outlines are public to every account; figures are not.',
  params: z.object({ code: AreaCode }),
  reply: Area,
})

export const getAreasGeojson = defineRoute({
  method: 'GET',
  path: '/api/areas.geojson',
  summary: 'Polygons of townships, or of the villages of one parent; simplified to about 20 m',
  query: z.object({ level: AreaLevel, parent: AreaCode.optional() }),
  reply: z.object({
    type: z.literal('FeatureCollection'),
    features: z.array(
      z.object({
        type: z.literal('Feature'),
        id: z.string(),
        properties: z.object({ code: AreaCode, name: z.string(), level: AreaLevel }),
        geometry: z.any(),
      }),
    ),
  }),
  contentType: 'application/geo+json',
})
