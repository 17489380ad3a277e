import type { MultiPolygon, Position } from 'geojson'
import type { County, Road } from './county.types.ts'
import { gradientAt, METERS_PER_LATITUDE, metersPerLongitude } from './relief.ts'
import { type Bounds, boundsOf, inRings } from './rings.ts'
import { indexSegments, metersToEdge, type Segments } from './segments.ts'

/** Breadth of a road with its verges, metres. */
export const ROAD_BREADTH: Readonly<Record<Road['kind'], number>> = {
  expressway: 34,
  national: 13,
  provincial: 11,
  county: 9,
  township: 7.5,
  village: 6,
  path: 4,
}

/** What a place of the county is like, in metres east and north of the county's south-west corner. */
export interface Sites {
  toMap(x: number, y: number): Position
  fromMap(position: Position): [x: number, y: number]
  /** degrees; 90 where the relief is void */
  slopeAt(x: number, y: number): number
  /** direction the ground falls to, radians counter-clockwise from east */
  fallAt(x: number, y: number): number
  /** metres to the nearest water's edge within 150 m; negative in the water */
  metersToWater(x: number, y: number): number
  roads: Segments
  roadKinds: readonly Road['kind'][]
}

/** Indexes a county's relief, water and roads for placing things on it. */
export function createSites(county: County): Sites {
  const { relief } = county
  const { west, south, north } = boundsOf(county.boundary.coordinates.flat())
  const perLongitude = metersPerLongitude((south + north) / 2)
  const fromMap = ([lon, lat]: Position): [number, number] => [(lon! - west) * perLongitude, (lat! - south) * METERS_PER_LATITUDE]
  const toMap = (x: number, y: number): Position => [west + x / perLongitude, south + y / METERS_PER_LATITUDE]

  const waterEnds: number[] = []
  const waterBreadths: number[] = []
  const lakes: Position[][][] = []
  for (const river of county.rivers) {
    const lines =
      river.geometry.type === 'LineString'
        ? [river.geometry.coordinates]
        : river.geometry.type === 'Polygon'
          ? river.geometry.coordinates
          : river.geometry.coordinates.flat()
    if (river.geometry.type !== 'LineString') lakes.push(lines)
    for (const line of lines)
      pushSegments(line, river.geometry.type === 'LineString' ? river.widthMeters : 0, fromMap, waterEnds, waterBreadths)
  }
  const water = indexSegments(Float64Array.from(waterEnds), Float32Array.from(waterBreadths), 150)
  const boxes = lakes.map((rings) => boundsOf(rings))

  const roadEnds: number[] = []
  const roadBreadths: number[] = []
  const roadKinds: Road['kind'][] = []
  for (const road of county.roads) {
    pushSegments(road.line, ROAD_BREADTH[road.kind], fromMap, roadEnds, roadBreadths)
    while (roadKinds.length < roadBreadths.length) roadKinds.push(road.kind)
  }
  const slope: [number, number] = [0, 0]
  const gradient = (x: number, y: number): void => {
    gradientAt(relief, west + x / perLongitude, south + y / METERS_PER_LATITUDE, 22, slope)
  }
  return {
    toMap,
    fromMap,
    slopeAt(x, y) {
      gradient(x, y)
      const degrees = (Math.atan(Math.hypot(slope[0], slope[1])) * 180) / Math.PI
      return Number.isNaN(degrees) ? 90 : degrees
    },
    fallAt(x, y) {
      gradient(x, y)
      return Math.atan2(-slope[1], -slope[0])
    },
    metersToWater(x, y) {
      const position = toMap(x, y)
      const flooded = lakes.some((rings, index) => within(boxes[index]!, position) && inRings(rings, position))
      return flooded ? -1 : metersToEdge(water, x, y)
    },
    roads: indexSegments(Float64Array.from(roadEnds), Float32Array.from(roadBreadths), 60),
    roadKinds,
  }
}

/** One village's ground: its polygon and how far from its border a place is. */
export interface Plot {
  polygon: MultiPolygon
  rings: Position[][]
  border: Segments
  /** cells already looked at: 1 wholly inside and away from the border, 2 to be looked at exactly */
  seen: Map<number, 1 | 2>
}

/** How far from a plot's border its segments are found, metres. */
const BORDER_REACH = 60
const PLOT_CELL = 48

/** Indexes a village's border. */
export function createPlot(polygon: MultiPolygon, sites: Sites): Plot {
  const ends: number[] = []
  const breadths: number[] = []
  const rings = polygon.coordinates.flat()
  for (const ring of rings) pushSegments(ring, 0, sites.fromMap, ends, breadths)
  return { polygon, rings, border: indexSegments(Float64Array.from(ends), Float32Array.from(breadths), BORDER_REACH, 90), seen: new Map() }
}

/** True where a round of the given radius (at most 60 m) lies wholly inside the village. */
export function fitsPlot(plot: Plot, sites: Sites, x: number, y: number, radius: number): boolean {
  const column = Math.floor(x / PLOT_CELL)
  const row = Math.floor(y / PLOT_CELL)
  const name = column * 1_000_000 + row
  let state = plot.seen.get(name)
  if (state === undefined) {
    const middleX = (column + 0.5) * PLOT_CELL
    const middleY = (row + 0.5) * PLOT_CELL
    // Beyond the reach of the border's index nothing of the cell is nearer to it than reach − half the cell's diagonal.
    state = metersToEdge(plot.border, middleX, middleY) === Infinity && inRings(plot.rings, sites.toMap(middleX, middleY)) ? 1 : 2
    plot.seen.set(name, state)
  }
  if (state === 1 && radius <= BORDER_REACH - PLOT_CELL * Math.SQRT1_2) return true
  return metersToEdge(plot.border, x, y) > radius && inRings(plot.rings, sites.toMap(x, y))
}

/** Metres from a place to the farthest corner of a plot's border. */
export function metersToFarthest({ border }: Plot, x: number, y: number): number {
  let farthest = 0
  for (let at = 0; at < border.ends.length; at += 2)
    farthest = Math.max(farthest, Math.hypot(border.ends[at]! - x, border.ends[at + 1]! - y))
  return farthest
}

function pushSegments(
  line: readonly Position[],
  breadth: number,
  fromMap: (position: Position) => [number, number],
  ends: number[],
  breadths: number[],
): void {
  for (let index = 0; index + 1 < line.length; index++) {
    ends.push(...fromMap(line[index]!), ...fromMap(line[index + 1]!))
    breadths.push(breadth)
  }
}

const within = ({ west, south, east, north }: Bounds, [lon, lat]: Position): boolean =>
  lon! >= west && lon! <= east && lat! >= south && lat! <= north
