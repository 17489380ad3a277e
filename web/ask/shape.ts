import type { Drawing } from '../../api/contract/selection.ts'
import type { Position } from '../map/draw/sketch.ts'

/** What is asked about, as the address holds it. */
export type Shape =
  | { readonly kind: 'polygon'; readonly points: readonly Position[] }
  | { readonly kind: 'circle'; readonly centre: Position; readonly radiusMeters: number }
  | { readonly kind: 'line'; readonly points: readonly Position[]; readonly bufferMeters: number }
  | { readonly kind: 'area'; readonly code: string; readonly bufferMeters: number }
export type ShapeKind = Shape['kind']

/** Metres, as the server takes them. */
export const MOST_RADIUS = 50_000
export const MOST_BUFFER = 20_000

/** 1e-5° is about a metre: finer than a hand draws. */
const written = ([lon, lat]: Position): string => `${Number(lon.toFixed(5))},${Number(lat.toFixed(5))}`

/** `polygon:110.91,29.48;110.92,29.48;110.92,29.49`, `circle:110.91,29.48;500`, `line:110.91,29.48;110.92,29.48;50`, `area:430821109201;500` */
export function formatShape(shape: Shape): string {
  if (shape.kind === 'polygon') return `polygon:${shape.points.map(written).join(';')}`
  if (shape.kind === 'circle') return `circle:${written(shape.centre)};${Math.round(shape.radiusMeters)}`
  if (shape.kind === 'line') return `line:${shape.points.map(written).join(';')};${Math.round(shape.bufferMeters)}`
  return `area:${shape.code};${Math.round(shape.bufferMeters)}`
}

/** Reads a shape of an address; null where it is none, or not one that can be asked about. */
export function parseShape(text: string | null): Shape | null {
  const [kind, rest] = text?.split(':') ?? []
  const parts = rest?.split(';') ?? []
  if (kind === 'polygon') {
    const points = parts.map(positionOf)
    return points.length >= 3 && points.every((point) => point !== null) ? { kind, points } : null
  }
  const meters = Number(parts.at(-1))
  if (parts.length < 2 || !Number.isFinite(meters) || meters < 0) return null
  if (kind === 'area') {
    const code = parts[0]!
    return parts.length === 2 && /^\d{6}(\d{3}(\d{3})?)?$/.test(code) && meters <= MOST_BUFFER ? { kind, code, bufferMeters: meters } : null
  }
  const points = parts.slice(0, -1).map(positionOf)
  if (meters < 1 || !points.every((point) => point !== null)) return null
  if (kind === 'circle') return points.length === 1 && meters <= MOST_RADIUS ? { kind, centre: points[0]!, radiusMeters: meters } : null
  if (kind === 'line') return points.length >= 2 && meters <= MOST_BUFFER ? { kind, points, bufferMeters: meters } : null
  return null
}

function positionOf(text: string): Position | null {
  const [lon, lat, more] = text.split(',').map(Number)
  if (lon === undefined || lat === undefined || more !== undefined) return null
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? [lon, lat] : null
}

/** Places written by hand, one a line or parted by semicolons: `111.12, 29.42`; null where one is not understood. */
export function parsePlaces(text: string): Position[] | null {
  const places = text
    .split(/[\n;；]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => positionOf(line.replace(/[，\s]+/g, ',').replace(/,+/g, ',')))
  return places.every((place) => place !== null) ? places : null
}

/** What the server is asked with. */
export function drawingOf(shape: Shape): Drawing {
  if (shape.kind === 'polygon') {
    const ring = shape.points.map(([lon, lat]) => [lon, lat])
    return { type: 'Polygon', coordinates: [[...ring, ring[0]!]] }
  }
  if (shape.kind === 'circle') return { circle: { center: [...shape.centre], radiusMeters: shape.radiusMeters } }
  if (shape.kind === 'line') return { line: shape.points.map(([lon, lat]) => [lon, lat]), bufferMeters: shape.bufferMeters }
  return { area: shape.code, bufferMeters: shape.bufferMeters }
}
