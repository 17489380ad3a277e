import { z } from 'zod'
import { AreaCode, LonLat } from './areas.ts'
import { GROUPS } from './codes.ts'
import { groupMeasure } from './figures.ts'
import { defineRoute } from './route.ts'

/**
 * Whom the grid counts, in `density.counts` and as `measure` of its addresses. Everybody counts at the house lived in; who lives
 * outside the county at the house of their household.
 *
 * people       户籍人口: registered and living
 * residents    常住人口: of them, those not living outside the county
 * male, female, under14, aged60, aged80   of the registered, at the records' date
 * away         外出务工: of working age (16–59), living outside the county
 * uninsured    without basic medical insurance
 * group:n      people who carry the special group's tag, by code of codes.ts
 */
export const DENSITY_MEASURES = [
  'people',
  'residents',
  'male',
  'female',
  'under14',
  'aged60',
  'aged80',
  'away',
  'uninsured',
  ...GROUPS.map(({ code }) => groupMeasure(code)),
] as const
export type DensityMeasure = (typeof DENSITY_MEASURES)[number]
export const DensityMeasure = z.enum(DENSITY_MEASURES)

/** Metres from a hexagon's middle to its corners, the coarse size first: the only one of what is released. */
export const DENSITY_RADII = [750, 250] as const
export const [RELEASED_RADIUS] = DENSITY_RADII
/** Hexagons in columns, flat side up: middle of (q, r) at lon = 3/2 · lonDegrees · q, lat = √3 · latDegrees · (r + q/2). */
const Cells = z.object({
  radiusMeters: z.int(),
  /** The radius in degrees of longitude and of latitude. */
  lonDegrees: z.number(),
  latDegrees: z.number(),
  q: z.array(z.int()),
  r: z.array(z.int()),
  people: z.array(z.int()),
})
export type Cells = z.infer<typeof Cells>

export const getDensity = defineRoute({
  method: 'GET',
  path: '/api/density',
  summary:
    'People on a grid of hexagons: exact within the reader’s scope; around it, and for readers who see no people, one coarse grid without counts under 5, rounded down to fives',
  query: z.object({
    measure: DensityMeasure.default('people'),
    radius: z.coerce
      .number()
      .pipe(z.union([z.literal(DENSITY_RADII[0]), z.literal(DENSITY_RADII[1])]))
      .default(RELEASED_RADIUS),
  }),
  reply: z.object({
    measure: DensityMeasure,
    /** The records' date, YYYY-MM-DD. */
    asOf: z.iso.date(),
    /** People of the reader's scope. */
    own: Cells,
    /** Everybody else, as far as released. */
    around: Cells,
  }),
})
export type Density = z.infer<typeof getDensity.reply>

export const listVillageDensity = defineRoute({
  method: 'GET',
  path: '/api/density/villages',
  summary: 'Villages of an area within the reader’s scope: people of a measure, and everybody registered by age and sex',
  query: z.object({ area: AreaCode, measure: DensityMeasure.default('people') }),
  reply: z.object({
    /** False: for a reader who sees no people, sums of what is released of each village's cells. */
    exact: z.boolean(),
    items: z.array(
      z.object({
        code: AreaCode,
        name: z.string(),
        seat: LonLat,
        people: z.int(),
        /** Registered people by five years of age (0–4 … 90 and over). */
        male: z.array(z.int()),
        female: z.array(z.int()),
      }),
    ),
  }),
})
export type VillageDensity = z.infer<typeof listVillageDensity.reply>['items'][number]

export const listHouseDensity = defineRoute({
  method: 'GET',
  path: '/api/density/houses',
  summary: 'People of a measure by house of one village; for readers who see its people; audited',
  query: z.object({
    area: z.string().regex(/^\d{12}$/, 'area 为 12 位村级代码'),
    measure: DensityMeasure.default('people'),
  }),
  reply: z.object({ id: z.array(z.int()), lon: z.array(z.number()), lat: z.array(z.number()), people: z.array(z.int()) }),
})
export type HouseDensity = z.infer<typeof listHouseDensity.reply>
