import type { Position } from 'geojson'
import type { County, Village } from './county.types.ts'
import { randomStreams, type Random } from './random.ts'
import { inRings, ringArea } from './rings.ts'
import { createPlot, createSites, fitsPlot, type Plot, type Sites } from './sites.ts'

export type ParcelKind = 'paddy' | 'dryland' | 'orchard' | 'forest' | 'construction' | 'hazard'

export interface Parcel {
  /** closed, counter-clockwise, lon lat */
  ring: Position[]
  /** of the ring: 1 亩 = 666.67 m² */
  areaMu: number
}

/** Finds places for what stands or grows in a village; the same seed, noun and id give the same place on the same county. */
export interface Placer {
  /** Where something with this id stands: dry, gentle, near one of the village's hamlets. */
  point(noun: string, id: number, villageCode: string): Position
  /** A parcel's outline on ground that suits its kind, inside the village and off the water; smaller than asked for where there is no room. */
  parcel(id: number, villageCode: string, kind: ParcelKind, areaMu: number): Parcel
}

const SQUARE_METERS_PER_MU = 2000 / 3

/** Slopes (degrees) each kind of land likes, and how far from the hamlets it lies (metres). */
const LIKES: Readonly<Record<ParcelKind, { slope: readonly [number, number]; away: number }>> = {
  paddy: { slope: [0, 7], away: 260 },
  dryland: { slope: [3, 16], away: 380 },
  orchard: { slope: [6, 22], away: 520 },
  forest: { slope: [18, 40], away: 1100 },
  construction: { slope: [0, 8], away: 160 },
  hazard: { slope: [22, 42], away: 330 },
}

/** Placer over a county's sites. */
export function createPlacer(county: County, seed: number): Placer {
  const sites = createSites(county)
  const villages = new Map(county.villages.map((village) => [village.code, village]))
  const plots = new Map<string, Plot>()
  const plotOf = (village: Village): Plot => {
    const known = plots.get(village.code)
    if (known) return known
    const plot = createPlot(village.polygon, sites)
    plots.set(village.code, plot)
    return plot
  }
  const random = randomStreams(seed)
  return {
    point(noun, id, villageCode) {
      const village = villages.get(villageCode)!
      return habitablePoint(sites, plotOf(village), village, random('spot', noun, id))
    },
    parcel(id, villageCode, kind, areaMu) {
      const village = villages.get(villageCode)!
      return parcelPolygon(sites, plotOf(village), village, kind, areaMu, random('parcel', id))
    },
  }
}

function habitablePoint(sites: Sites, plot: Plot, village: Village, random: Random): Position {
  let gentlest: Position = village.seat
  let least = Infinity
  for (let attempt = 0; attempt < 40; attempt++) {
    const [hx, hy] = sites.fromMap(random.pick(village.hamlets))
    const x = hx + random.gaussian() * (60 + 4 * attempt)
    const y = hy + random.gaussian() * (60 + 4 * attempt)
    if (sites.metersToWater(x, y) < 15 || !fitsPlot(plot, sites, x, y, 12)) continue
    const slope = sites.slopeAt(x, y)
    if (slope < 12) return sites.toMap(x, y)
    if (slope >= least) continue
    least = slope
    gentlest = sites.toMap(x, y)
  }
  return gentlest
}

function parcelPolygon(sites: Sites, plot: Plot, village: Village, kind: ParcelKind, areaMu: number, random: Random): Parcel {
  const { slope, away } = LIKES[kind]
  const radius = Math.sqrt((areaMu * SQUARE_METERS_PER_MU) / Math.PI)
  const shape = drawShape(kind, random)
  let best: { x: number; y: number } | undefined
  let least = Infinity
  for (let attempt = 0; attempt < 60; attempt++) {
    const [hx, hy] = sites.fromMap(random.pick(village.hamlets))
    const x = hx + random.gaussian() * (away + radius)
    const y = hy + random.gaussian() * (away + radius)
    const steep = sites.slopeAt(x, y)
    const misfit = Math.max(0, slope[0] - steep, steep - slope[1])
    if (misfit >= least || !fits(sites, plot, outline(sites, x, y, radius, shape))) continue
    least = misfit
    best = { x, y }
    if (misfit === 0) break
  }
  const [sx, sy] = sites.fromMap(village.seat)
  const at = best ?? { x: sx, y: sy }
  for (let share = 1; share > 0.02; share *= 0.7) {
    const ring = outline(sites, at.x, at.y, radius * share, shape)
    if (best || fits(sites, plot, ring)) return parcelOf(sites, ring)
  }
  return parcelOf(sites, outline(sites, at.x, at.y, Math.min(radius, 4), shape))
}

interface Shape {
  /** length over breadth, the length along the contour (for hazards down the slope) */
  stretch: number
  downhill: boolean
  /** radius at each corner, about 1 */
  corners: number[]
}

function drawShape(kind: ParcelKind, random: Random): Shape {
  const count = random.integer(kind === 'construction' ? 6 : 11, kind === 'construction' ? 8 : 17)
  const wave = random.between(0, 2 * Math.PI)
  return {
    stretch: kind === 'hazard' ? random.between(1.5, 2.4) : kind === 'construction' ? random.between(1, 1.5) : random.between(1.2, 2.6),
    downhill: kind === 'hazard',
    corners: Array.from(
      { length: count },
      (_, index) => 1 + 0.16 * Math.sin(wave + (4 * Math.PI * index) / count) + 0.11 * (2 * random.next() - 1),
    ),
  }
}

/** Corners in metres, counter-clockwise, not closed: an ellipse along the contour with uneven edges, its area that of the round. */
function outline(sites: Sites, x: number, y: number, radius: number, { stretch, downhill, corners }: Shape): [number, number][] {
  const fall = sites.fallAt(x, y)
  const angle = downhill ? fall : fall + Math.PI / 2
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return corners.map((factor, index) => {
    const around = (2 * Math.PI * index) / corners.length
    const u = radius * factor * Math.sqrt(stretch) * Math.cos(around)
    const v = (radius * factor * Math.sin(around)) / Math.sqrt(stretch)
    return [x + u * cos - v * sin, y + u * sin + v * cos]
  })
}

function fits(sites: Sites, plot: Plot, ring: readonly (readonly [number, number])[]): boolean {
  const rings = plot.polygon.coordinates.flat()
  return ring.every(([x, y], index) => {
    const [nx, ny] = ring[(index + 1) % ring.length]!
    const [mx, my] = [(x + nx) / 2, (y + ny) / 2]
    return (
      sites.metersToWater(x, y) > 4 &&
      sites.metersToWater(mx, my) > 4 &&
      inRings(rings, sites.toMap(x, y)) &&
      inRings(rings, sites.toMap(mx, my))
    )
  })
}

function parcelOf(sites: Sites, corners: readonly (readonly [number, number])[]): Parcel {
  const ring = corners.map(([x, y]) => sites.toMap(x, y).map((degrees) => Math.round(degrees * 1e7) / 1e7))
  ring.push(ring[0]!)
  const meters = ringArea(corners.map(([x, y]) => [x, y]))
  return { ring, areaMu: Math.round((Math.abs(meters) / SQUARE_METERS_PER_MU) * 100) / 100 }
}
