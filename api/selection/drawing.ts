import type { Drawing } from '../contract/selection.ts'
import { ProblemError } from '../errors.ts'

/** Points of one drawing: the engine's answer stays within its time. */
export const MOST_POINTS = 5000
/** Degrees a drawing may be wide or high; a county is about one. */
const WIDEST = 5

type Points = readonly (readonly number[])[]

/**
 * Refuses what no database needs to look at: places that are not on the Earth, rings that are open or too short, drawings
 * larger than any county. What is left can still cross itself: only the geometry engine tells that for sure.
 * @param at the field that holds the drawing
 * @throws ProblemError `drawing_…`, each with the field
 */
export function checkDrawing(drawing: Drawing, at = 'geometry'): void {
  if ('area' in drawing) return
  if ('circle' in drawing) {
    checkPoints([drawing.circle.center], `${at}.circle.center`)
    return
  }
  if ('line' in drawing) {
    const points = lineOf(drawing.line)
    checkPoints(points, `${at}.line`)
    if (distinct(points) < 2) throw new ProblemError('drawing_too_few_points', { field: `${at}.line`, least: 2 })
    return
  }
  const rings = drawing.type === 'Polygon' ? drawing.coordinates : drawing.coordinates.flat()
  const field = `${at}.coordinates`
  if (rings.length === 0 || (drawing.type === 'MultiPolygon' && drawing.coordinates.some((polygon) => polygon.length === 0)))
    throw new ProblemError('drawing_too_few_points', { field, least: 3 })
  checkPoints(rings.flat(), field)
  for (const ring of rings) {
    const [first, last] = [ring[0], ring.at(-1)]
    if (!first || !last || distinct(ring) < 3) throw new ProblemError('drawing_too_few_points', { field, least: 3 })
    if (first[0] !== last[0] || first[1] !== last[1]) throw new ProblemError('drawing_not_closed', { field })
    if (isFlat(ring)) throw new ProblemError('drawing_empty', { field })
  }
}

/** The points of a drawn line. */
export const lineOf = (line: Extract<Drawing, { line: unknown }>['line']): number[][] => ('coordinates' in line ? line.coordinates : line)

function checkPoints(points: Points, field: string): void {
  if (points.length > MOST_POINTS) throw new ProblemError('drawing_too_many_points', { field, most: MOST_POINTS })
  for (const [lon, lat] of points) {
    if (!(Math.abs(lon!) <= 180 && Math.abs(lat!) <= 90)) throw new ProblemError('drawing_off_earth', { field, lon: lon!, lat: lat! })
  }
  for (const axis of [0, 1]) {
    const values = points.map((point) => point[axis]!)
    if (values.reduce((a, b) => Math.max(a, b), -Infinity) - values.reduce((a, b) => Math.min(a, b), Infinity) > WIDEST)
      throw new ProblemError('drawing_too_large', { field })
  }
}

const distinct = (points: Points): number => new Set(points.map(([lon, lat]) => `${lon} ${lat}`)).size

/** Whether all points of a ring lie on one line: nothing is inside. 1e-12 square degrees are about a hand's breadth squared. */
function isFlat(ring: Points): boolean {
  const [lon, lat] = ring[0] as [number, number]
  const far = ring.reduce((a, b) => (Math.hypot(b[0]! - lon, b[1]! - lat) > Math.hypot(a[0]! - lon, a[1]! - lat) ? b : a))
  return ring.every((point) => Math.abs((far[0]! - lon) * (point[1]! - lat) - (far[1]! - lat) * (point[0]! - lon)) < 1e-12)
}
