import type { Position } from 'geojson'
import type { Random } from '../random.ts'
import { metersToSegment } from '../segments.ts'
import { fitsPlot, metersToFarthest, type Plot, type Sites } from '../sites.ts'
import type { Crowd, Spot } from './crowd.ts'
import type { House } from './houses.ts'

/** Degrees houses are built on, and how far off a water's edge, metres. */
const STEEPEST = 25
const OFF_WATER = 9

export interface Hamlet {
  x: number
  y: number
  /** metres from its middle within which most of its houses stand */
  radius: number
  town: boolean
  /** direction of its main street */
  street: number
  /** ring the search has come to, by demand */
  searched: number[]
  roads: { ax: number; ay: number; bx: number; by: number; breadth: number; length: number }[]
  /** how many of its houses stand by each road */
  weights: number[]
}

/**
 * A hamlet's middle, reach and roads.
 * @param houses how many will stand in it
 */
export function openHamlet(sites: Sites, middle: Position, houses: number, town: boolean): Hamlet {
  const [x, y] = sites.fromMap(middle)
  const radius = (town ? 34 : 48) + (town ? 11 : 17) * Math.sqrt(houses)
  const { ends, breadths } = sites.roads
  const found = new Set<number>()
  for (let dy = -radius; dy <= radius; dy += 100) {
    for (let dx = -radius; dx <= radius; dx += 100) for (const segment of sites.roads.near(x + dx, y + dy)) found.add(segment)
  }
  const roads = [...found]
    .filter((segment) => sites.roadKinds[segment] !== 'expressway' && metersToSegment(sites.roads, segment, x, y) < radius)
    .sort((a, b) => a - b)
    .map((segment) => {
      const [ax, ay, bx, by] = ends.subarray(segment * 4, segment * 4 + 4) as unknown as [number, number, number, number]
      return { ax, ay, bx, by, breadth: breadths[segment]!, length: Math.hypot(bx - ax, by - ay) }
    })
  const main = roads.reduce<Hamlet['roads'][number] | undefined>(
    (best, road) => (!best || road.breadth > best.breadth ? road : best),
    undefined,
  )
  const street = main ? Math.atan2(main.by - main.ay, main.bx - main.ax) : sites.fallAt(x, y) + Math.PI / 2
  return { x, y, radius, town, street, searched: [], roads, weights: roads.map(({ length }) => length + 1) }
}

/** A spot near the hamlet: along its roads, else scattered round its middle; wider and steeper the longer nothing is found. */
export function findSpot(sites: Sites, plot: Plot, crowd: Crowd, hamlet: Hamlet, house: House, random: Random): Spot | undefined {
  const { width, depth } = house.plan
  const along = hamlet.roads.length > 0 ? (hamlet.town ? 0.78 : 0.55) : 0
  for (let attempt = 0; attempt < 42; attempt++) {
    const wider = 1 + attempt / 14
    const steepest = Math.min(STEEPEST, 13 + attempt * 0.45)
    const spot = random.chance(along) ? besideRoad(hamlet, depth, random) : scattered(sites, hamlet, wider, random)
    if (suits(sites, plot, crowd, spot, width, depth, steepest)) return spot
  }
  return undefined
}

function besideRoad(hamlet: Hamlet, depth: number, random: Random): Spot {
  const road = hamlet.roads[random.weighted(hamlet.weights)]!
  const t = random.next()
  const side = random.chance(0.5) ? 1 : -1
  const angle = Math.atan2(road.by - road.ay, road.bx - road.ax)
  const row = hamlet.town && random.chance(0.3) ? 15 : 0
  const away = road.breadth / 2 + depth / 2 + random.between(1.5, hamlet.town ? 4 : 9) + row
  return {
    x: road.ax + (road.bx - road.ax) * t - Math.sin(angle) * side * away,
    y: road.ay + (road.by - road.ay) * t + Math.cos(angle) * side * away,
    // The front looks at the road.
    angle: side > 0 ? angle + Math.PI : angle,
  }
}

function scattered(sites: Sites, hamlet: Hamlet, wider: number, random: Random): Spot {
  if (hamlet.town) {
    // Rows along the main street, a lane between.
    const u = random.gaussian() * hamlet.radius * 0.6 * wider
    const v = Math.round((random.gaussian() * hamlet.radius * 0.6 * wider) / 19) * 19 + random.between(-1, 1)
    const [cos, sin] = [Math.cos(hamlet.street), Math.sin(hamlet.street)]
    return { x: hamlet.x + u * cos - v * sin, y: hamlet.y + u * sin + v * cos, angle: hamlet.street + (random.chance(0.5) ? Math.PI : 0) }
  }
  const x = hamlet.x + random.gaussian() * hamlet.radius * 0.55 * wider
  const y = hamlet.y + random.gaussian() * hamlet.radius * 0.55 * wider
  // The front looks down the slope, where there is one; else about south.
  const steep = sites.slopeAt(x, y) > 3
  const front = steep ? sites.fallAt(x, y) : -Math.PI / 2 + 0.4 * random.gaussian()
  return { x, y, angle: front - Math.PI / 2 + 0.12 * random.gaussian() }
}

function suits(
  sites: Sites,
  plot: Plot,
  crowd: Crowd,
  { x, y, angle }: Spot,
  width: number,
  depth: number,
  steepest: number,
  offWater = OFF_WATER,
): boolean {
  const radius = Math.hypot(width, depth) / 2
  if (crowd.hits({ x, y, angle }, width, depth) || sites.slopeAt(x, y) > steepest) return false
  const near = sites.roads.near(x, y)
  for (let index = 0; index < near.length; index++) {
    const segment = near[index]!
    const away = metersToSegment(sites.roads, segment, x, y) - sites.roads.breadths[segment]! / 2
    if (away < depth / 2 + 1 && (away < 0.5 || !clearOf(sites, segment, { x, y, angle }, width, depth))) return false
  }
  return sites.metersToWater(x, y) > radius + offWater && fitsPlot(plot, sites, x, y, radius + 0.5)
}

/** No corner of the footprint reaches the road. */
function clearOf(sites: Sites, segment: number, { x, y, angle }: Spot, width: number, depth: number): boolean {
  const half = sites.roads.breadths[segment]! / 2
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  for (const [u, v] of [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
    [0, 1],
    [0, -1],
    [1, 0],
    [-1, 0],
  ] as const) {
    const px = (u * width) / 2
    const py = (v * depth) / 2
    if (metersToSegment(sites.roads, segment, x + px * cos - py * sin, y + px * sin + py * cos) < half + 0.5) return false
  }
  return true
}

/** What is asked of ground when a village fills up: degrees, share of the house's size, metres off the water, metres between tries. */
const DEMANDS = [
  { steepest: STEEPEST, size: 1, offWater: OFF_WATER, step: 17 },
  { steepest: 33, size: 1, offWater: OFF_WATER, step: 17 },
  { steepest: 90, size: 1, offWater: OFF_WATER, step: 17 },
  { steepest: 90, size: 0.7, offWater: 2, step: 9 },
  { steepest: 90, size: 0.4, offWater: 0.5, step: 5 },
] as const

/**
 * The nearest free spot of the village, ring by ring round the hamlet: on gentle ground, else on whatever there is, else for a smaller house.
 * @throws NoRoomError when the village is full
 */
export function searchVillage(
  sites: Sites,
  plot: Plot,
  crowd: Crowd,
  hamlet: Hamlet,
  { plan, address }: House,
): { spot: Spot; size: number } {
  const farthest = metersToFarthest(plot, hamlet.x, hamlet.y)
  for (const [level, { steepest, size, offWater, step }] of DEMANDS.entries()) {
    const rings = Math.ceil(farthest / step)
    // What was full a moment ago is full still: go on from a little inside where the last one found its spot.
    for (let ring = Math.max(1, (hamlet.searched[level] ?? 0) - 3); ring <= rings; ring++) {
      hamlet.searched[level] = ring
      const tries = Math.ceil(2 * Math.PI * ring * 0.8)
      for (let number = 0; number < tries; number++) {
        const around = (2 * Math.PI * number) / tries
        const x = hamlet.x + ring * step * Math.cos(around)
        const y = hamlet.y + ring * step * Math.sin(around)
        const spot = { x, y, angle: hamlet.town ? hamlet.street : sites.fallAt(x, y) - Math.PI / 2 }
        if (suits(sites, plot, crowd, spot, plan.width * size, plan.depth * size, steepest, offWater)) return { spot, size }
      }
    }
  }
  throw new NoRoomError(`${address}：村界内已没有可以安放房屋的地方`)
}

export class NoRoomError extends Error {
  override name = 'NoRoomError'
}
