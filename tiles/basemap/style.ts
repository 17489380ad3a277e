import type { River, Road } from '../../geodata/county.types.ts'
import { rgb, type Rgb } from './color.ts'

/** A line's look at one zoom: widths in pixels, opacity 0 … 1. */
export interface LineStyle {
  width: number
  color: Rgb
  opacity: number
  /** of the darker edge, on each side */
  casing: number
  casingColor: Rgb
}

interface RoadRule {
  kind: Road['kind']
  from: number
  /** width in pixels at z = from … , interpolated, and what it is on the ground at least, metres */
  widths: readonly (readonly [z: number, pixels: number])[]
  meters: number
  color: string
  casing: string
  opacity?: number
}

/** From the least to the greatest: later ones are drawn over earlier ones. */
const ROADS: readonly RoadRule[] = [
  { kind: 'path', from: 14, widths: [[14, 1.1]], meters: 2, color: '#a08c70', casing: '#a08c70', opacity: 0.55 },
  { kind: 'village', from: 12, widths: [[12, 0.7], [13, 1.3], [14, 1.8]], meters: 4, color: '#fbf8f0', casing: '#b09c80' },
  { kind: 'township', from: 11, widths: [[11, 0.8], [12, 1.4], [13, 2], [14, 2.4]], meters: 6, color: '#fdfaf2', casing: '#a8906f' },
  { kind: 'county', from: 10, widths: [[10, 0.9], [11, 1.4], [12, 2], [13, 2.8], [14, 3]], meters: 7.5, color: '#fbf0d2', casing: '#a5875c' },
  { kind: 'provincial', from: 9, widths: [[9, 1], [10, 1.4], [11, 1.9], [12, 2.6], [13, 3.4], [14, 3.6]], meters: 10, color: '#f6dfa6', casing: '#a47c48' },
  { kind: 'national', from: 8, widths: [[8, 1], [9, 1.3], [10, 1.8], [11, 2.4], [12, 3.1], [13, 4], [14, 4.2]], meters: 12, color: '#efc987', casing: '#9b6d3c' },
  { kind: 'expressway', from: 7, widths: [[7, 1], [8, 1.3], [9, 1.7], [10, 2.3], [11, 2.9], [12, 3.8], [13, 4.8], [14, 5.8]], meters: 24, color: '#dfae7c', casing: '#8f664a' },
] // prettier-ignore

export const ROAD_ORDER = ROADS.map(({ kind }) => kind)

/** How a road is drawn at a zoom; undefined where it isn't. */
export function roadStyle(kind: Road['kind'], z: number, metersPerPixel: number): LineStyle | undefined {
  const rule = ROADS.find((road) => road.kind === kind)!
  if (z < rule.from) return undefined
  const width = Math.max(rule.meters / metersPerPixel, at(rule.widths, z))
  return {
    width,
    color: rgb(rule.color),
    opacity: rule.opacity ?? 1,
    casing: kind === 'path' ? 0 : width < 1.6 ? 0.6 : 0.9,
    casingColor: rgb(rule.casing),
  }
}

const WATER = rgb('#8dbace')
const SHORE = rgb('#5c91ab')

/** Rivers as wide as they are, and never too thin to be seen. */
export function riverStyle(kind: River['kind'], widthMeters: number, z: number, metersPerPixel: number): LineStyle | undefined {
  if (kind === 'stream' && z < 10) return undefined
  const least = kind === 'stream' ? Math.min(2.2, 0.55 + (z - 10) * 0.35) : Math.min(4, 1.4 + Math.max(0, z - 7) * 0.45)
  const width = Math.max(widthMeters / metersPerPixel, least)
  return { width, color: WATER, opacity: kind === 'stream' ? 0.9 : 1, casing: width < 1.5 ? 0 : width < 3 ? 0.5 : 0.9, casingColor: SHORE }
}

export const LAKE: LineStyle = { width: 0, color: WATER, opacity: 1, casing: 1, casingColor: SHORE }
export const TOWN: Rgb = rgb('#e2cdb9')
function at(stops: readonly (readonly [number, number])[], z: number): number {
  const found = stops.find(([zoom]) => zoom === z) ?? stops.at(-1)!
  return found[1]
}
