import type { Position } from 'geojson'
import type { County, Village } from '../county.types.ts'
import { randomStreams, type Random } from '../random.ts'
import { metersToSegment } from '../segments.ts'
import { createPlot, createSites, fitsPlot, metersToFarthest, type Plot, type Sites } from '../sites.ts'
import type { VillageCount } from './counts.ts'
import { villageHouses, type House } from './houses.ts'

export interface PlacedHouse extends House {
  /** footprint: closed, counter-clockwise, lon lat */
  ring: Position[]
}

interface Spot {
  x: number
  y: number
  /** direction of the frontage, radians counter-clockwise from east */
  angle: number
}

/** Free ground kept round a footprint, metres. */
const GAP = 1.2
const STEEPEST = 25
/** From the edge of a stream, and from the edge of water that floods, metres. */
const OFF_WATER = 9

/**
 * Places the houses of every village, a village at a time: in hamlets along roads and valley sides, off the water and the roads, on gentle ground,
 * none over another, all inside their village.
 */
export function* placeHouses(county: County, counts: readonly VillageCount[], seed: number): Generator<PlacedHouse[]> {
  const sites = createSites(county)
  const villages = new Map(county.villages.map((village) => [village.code, village]))
  for (const count of counts) yield placeVillage(sites, villages.get(count.code)!, count, seed)
}

function placeVillage(sites: Sites, village: Village, count: VillageCount, seed: number): PlacedHouse[] {
  const random = randomStreams(seed)('house places', village.code)
  const plot = createPlot(village.polygon, sites)
  const crowd = createCrowd()
  const town = count.classCode < 210
  const placed: PlacedHouse[] = []
  let group = 0
  let hamlet: Hamlet | undefined
  for (const house of villageHouses(count, seed)) {
    if (house.group !== group || !hamlet) {
      group = house.group
      hamlet = openHamlet(sites, village.hamlets[group - 1] ?? village.seat, count.groups[group - 1]!, town)
    }
    const spot = findSpot(sites, plot, crowd, hamlet, house, random) ?? searchVillage(sites, plot, crowd, hamlet, house)
    crowd.add(spot, house.plan.width, house.plan.depth)
    placed.push({ ...house, ring: footprint(sites, house, spot) })
  }
  return placed
}

interface Hamlet {
  x: number
  y: number
  /** metres from its middle within which most of its houses stand */
  radius: number
  town: boolean
  /** direction of its main street */
  street: number
  /** ring the search has come to, by the slope it allows */
  searched: Map<number, number>
  roads: { ax: number; ay: number; bx: number; by: number; breadth: number; length: number }[]
}

function openHamlet(sites: Sites, middle: Position, houses: number, town: boolean): Hamlet {
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
  return { x, y, radius, town, street, searched: new Map(), roads }
}

/** A spot near the hamlet: along its roads, else scattered round its middle; wider and steeper the longer nothing is found. */
function findSpot(sites: Sites, plot: Plot, crowd: Crowd, hamlet: Hamlet, house: House, random: Random): Spot | undefined {
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
  const road = hamlet.roads[random.weighted(hamlet.roads.map((one) => one.length + 1))]!
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

function suits(sites: Sites, plot: Plot, crowd: Crowd, { x, y, angle }: Spot, width: number, depth: number, steepest: number): boolean {
  const radius = Math.hypot(width, depth) / 2
  if (crowd.hits({ x, y, angle }, width, depth) || sites.slopeAt(x, y) > steepest) return false
  const near = sites.roads.near(x, y)
  for (let index = 0; index < near.length; index++) {
    const segment = near[index]!
    const away = metersToSegment(sites.roads, segment, x, y) - sites.roads.breadths[segment]! / 2
    if (away < depth / 2 + 1 && (away < 0.5 || !clearOf(sites, segment, { x, y, angle }, width, depth))) return false
  }
  return sites.metersToWater(x, y) > radius + OFF_WATER && fitsPlot(plot, sites, x, y, radius + 1)
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

/** The nearest free spot of the village, ring by ring round the hamlet; what is gentle first, then whatever there is. */
function searchVillage(sites: Sites, plot: Plot, crowd: Crowd, hamlet: Hamlet, house: House): Spot {
  const { width, depth } = house.plan
  const rings = Math.ceil(metersToFarthest(plot, hamlet.x, hamlet.y) / 17)
  for (const steepest of [STEEPEST, 33, 90]) {
    // What was full a moment ago is full still: go on from a little inside where the last one found its spot.
    for (let ring = Math.max(1, (hamlet.searched.get(steepest) ?? 0) - 3); ring <= rings; ring++) {
      hamlet.searched.set(steepest, ring)
      const radius = ring * 17
      const steps = Math.ceil((2 * Math.PI * radius) / 21)
      for (let step = 0; step < steps; step++) {
        const around = (2 * Math.PI * step) / steps
        const x = hamlet.x + radius * Math.cos(around)
        const y = hamlet.y + radius * Math.sin(around)
        const spot = { x, y, angle: hamlet.town ? hamlet.street : sites.fallAt(x, y) - Math.PI / 2 }
        if (suits(sites, plot, crowd, spot, width, depth, steepest)) return spot
      }
    }
  }
  throw new NoRoomError(`${house.address}: 村界内已无可安放房屋的位置`)
}

export class NoRoomError extends Error {
  override name = 'NoRoomError'
}

function footprint(sites: Sites, { plan }: House, { x, y, angle }: Spot): Position[] {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const ring = plan.corners.map(([u, v]) => {
    // The plan's front is +y: towards the road, which lies to the right of the frontage's direction turned half round.
    const [lon, lat] = sites.toMap(x + u * cos - v * sin, y + u * sin + v * cos) as [number, number]
    return [Math.round(lon * 1e7) / 1e7, Math.round(lat * 1e7) / 1e7]
  })
  ring.push(ring[0]!)
  return ring
}

interface Crowd {
  add(spot: Spot, width: number, depth: number): void
  /** True where the rectangle, with its gap, would touch one that stands. */
  hits(spot: Spot, width: number, depth: number): boolean
}

interface Box {
  x: number
  y: number
  cos: number
  sin: number
  halfWidth: number
  halfDepth: number
}

/** Half diagonal of the largest footprint, metres. */
const WIDEST = 25

/** Standing houses as rectangles in a hash of cells. */
function createCrowd(): Crowd {
  const size = 36
  const cells = new Map<number, Box[]>()
  const name = (column: number, row: number): number => column * 1_000_000 + row
  const boxOf = ({ x, y, angle }: Spot, width: number, depth: number, gap: number): Box => ({
    x,
    y,
    cos: Math.cos(angle),
    sin: Math.sin(angle),
    halfWidth: width / 2 + gap,
    halfDepth: depth / 2 + gap,
  })
  return {
    add(spot, width, depth) {
      const key = name(Math.floor(spot.x / size), Math.floor(spot.y / size))
      const list = cells.get(key)
      const box = boxOf(spot, width, depth, 0)
      if (list) list.push(box)
      else cells.set(key, [box])
    },
    hits(spot, width, depth) {
      const box = boxOf(spot, width, depth, GAP)
      const column = Math.floor(spot.x / size)
      const row = Math.floor(spot.y / size)
      const around = Math.ceil((Math.hypot(box.halfWidth, box.halfDepth) + WIDEST) / size)
      for (let dx = -around; dx <= around; dx++) {
        for (let dy = -around; dy <= around; dy++) {
          const list = cells.get(name(column + dx, row + dy))
          if (list) for (const other of list) if (overlap(box, other)) return true
        }
      }
      return false
    },
  }
}

/** Separating axes of two rectangles. */
function overlap(a: Box, b: Box): boolean {
  const dx = b.x - a.x
  const dy = b.y - a.y
  const far = Math.hypot(a.halfWidth, a.halfDepth) + Math.hypot(b.halfWidth, b.halfDepth)
  if (dx * dx + dy * dy > far * far) return false
  const cos = Math.abs(a.cos * b.cos + a.sin * b.sin)
  const sin = Math.abs(a.cos * b.sin - a.sin * b.cos)
  return (
    Math.abs(dx * a.cos + dy * a.sin) < a.halfWidth + b.halfWidth * cos + b.halfDepth * sin &&
    Math.abs(dy * a.cos - dx * a.sin) < a.halfDepth + b.halfWidth * sin + b.halfDepth * cos &&
    Math.abs(dx * b.cos + dy * b.sin) < b.halfWidth + a.halfWidth * cos + a.halfDepth * sin &&
    Math.abs(dy * b.cos - dx * b.sin) < b.halfDepth + a.halfWidth * sin + a.halfDepth * cos
  )
}
