import type { Account } from '../context.ts'
import type { Drawing, SelectionStatistics } from '../contract/selection.ts'
import type { Sql } from '../database/sql.ts'
import { ProblemError } from '../errors.ts'
import { checkDrawing, lineOf } from './drawing.ts'
import { extentOf, faultOf, outlineOfArea, regionOfShape, type Extent } from './region.queries.ts'
import { circleAround, shapeAround, shareWithin, type Shape } from './shapes.ts'

export interface Region {
  /** EWKB in hexadecimal, valid. */
  readonly geometry: string
  readonly shape: Shape
  readonly extent: Extent
}

/**
 * The region of a drawing, where the reader may ask about some of it. Nothing invalid comes out of here.
 * @throws ProblemError `drawing_…`, `outside_county`, `out_of_scope`, `not_found` for an unknown area
 */
export async function regionOf(sql: Sql, account: Account, drawing: Drawing): Promise<Region> {
  checkDrawing(drawing)
  const shape = await shapeOf(sql, drawing)
  const geometry = await regionOfShape(sql, shape)
  const fault = await faultOf(sql, geometry)
  if (fault) {
    if (/few points/i.test(fault.reason)) throw new ProblemError('drawing_empty', { field: 'geometry' })
    throw new ProblemError('drawing_crosses_itself', { field: 'geometry', lon: fault.lon.toFixed(5), lat: fault.lat.toFixed(5) })
  }
  const extent = await extentOf(sql, geometry, account.scope.area)
  if (extent.areaKm2 <= 0) throw new ProblemError('drawing_empty', { field: 'geometry' })
  if (!extent.inCounty) throw new ProblemError('outside_county', { field: 'geometry', county: extent.county })
  if (!extent.touches) throw new ProblemError('out_of_scope', { scope: account.area.name })
  return { geometry, shape, extent }
}

/** The part of a region that is answered for. */
export async function partOf(sql: Sql, { shape, extent: { own, whole, areaKm2 } }: Region): Promise<SelectionStatistics['within']> {
  const outline = whole ? undefined : await outlineOfArea(sql, own.code)
  return { ...own, areaKm2: outline ? areaKm2 * shareWithin(shape, outline) : areaKm2, whole }
}

/**
 * What a checked drawing covers.
 * @param at the field that holds the drawing
 * @throws ProblemError `drawing_empty`, `not_found` for an unknown area
 */
export async function shapeOf(sql: Sql, drawing: Drawing, at = 'geometry'): Promise<Shape> {
  if ('type' in drawing) return drawing
  if ('circle' in drawing) return circleAround(drawing.circle.center, drawing.circle.radiusMeters)
  const line = 'line' in drawing
  const base = line ? { type: 'LineString' as const, coordinates: lineOf(drawing.line) } : await outlineOfArea(sql, drawing.area)
  if (!base) throw new ProblemError('not_found')
  const shape = shapeAround(base, drawing.bufferMeters)
  if (!shape) throw new ProblemError('drawing_empty', { field: `${at}.${line ? 'line' : 'area'}` })
  return shape
}
