import type { Position } from 'geojson'
import type { County, Village } from '../county.types.ts'
import { randomStreams } from '../random.ts'
import { createPlot, createSites, type Sites } from '../sites.ts'
import type { VillageCount } from './counts.ts'
import { createCrowd, type Spot } from './crowd.ts'
import { villageHouses, type House } from './houses.ts'
import { findSpot, openHamlet, searchVillage, type Hamlet } from './houses.spots.ts'

export interface PlacedHouse extends House {
  /** footprint: closed, counter-clockwise, lon lat */
  ring: Position[]
}

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
    const found = findSpot(sites, plot, crowd, hamlet, house, random)
    const { spot, size } = found ? { spot: found, size: 1 } : searchVillage(sites, plot, crowd, hamlet, house)
    crowd.add(spot, house.plan.width * size, house.plan.depth * size)
    placed.push({ ...house, ring: footprint(sites, house, spot, size) })
  }
  return placed
}

/** The plan turned to its spot, to seven decimals (a centimetre). */
function footprint(sites: Sites, { plan }: House, { x, y, angle }: Spot, size: number): Position[] {
  const [cos, sin] = [size * Math.cos(angle), size * Math.sin(angle)]
  const ring = plan.corners.map(([u, v]) => {
    const [lon, lat] = sites.toMap(x + u * cos - v * sin, y + u * sin + v * cos) as [number, number]
    return [Math.round(lon * 1e7) / 1e7, Math.round(lat * 1e7) / 1e7]
  })
  ring.push(ring[0]!)
  return ring
}
