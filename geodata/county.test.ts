import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Position } from 'geojson'
import { beforeAll, expect, test } from 'vitest'
import { demoGround, settleGround } from './county.ts'
import type { County, Ground } from './county.types.ts'
import { villageCounts } from './demo/counts.ts'
import { TOWNSHIPS } from './demo/divisions.ts'
import { HIGHEST_METERS } from './demo/known.heights.ts'
import { placeHouses, type PlacedHouse } from './demo/houses.place.ts'
import { metersBetween } from './field.ts'
import { sampleRelief, slopeAt } from './relief.ts'
import { areaKm2, inRings } from './rings.ts'
import { createPlacer, type ParcelKind } from './spots.ts'
import { smallGround } from './testing.ground.ts'

const SEED = 430821
const SCALE = 0.02
const counts = villageCounts(SEED, SCALE)

let ground: Ground
let county: County
let houses: PlacedHouse[]
beforeAll(() => {
  ground = demoGround(SEED)
  county = settleGround(ground, SEED, SCALE)
  houses = [...placeHouses(county, counts, SEED)].flat()
})

const digest = (data: unknown): string => createHash('sha256').update(JSON.stringify(data)).digest('hex')

test('the same seed gives the same bytes, another one another county', () => {
  const again = demoGround(SEED)
  expect(Buffer.compare(Buffer.from(again.relief.heights.buffer), Buffer.from(ground.relief.heights.buffer))).toBe(0)
  expect(digest(again.rivers)).toBe(digest(ground.rivers))
  const small = settleGround(smallGround(), SEED, SCALE)
  const smallAgain = settleGround(smallGround(), SEED, SCALE)
  expect(digest([...placeHouses(smallAgain, counts, SEED)])).toBe(digest([...placeHouses(small, counts, SEED)]))
  expect(digest([smallAgain.villages, smallAgain.roads])).toBe(digest([small.villages, small.roads]))
  expect(digest(settleGround(smallGround(), 5, SCALE).villages)).not.toBe(digest(small.villages))
})

test('the highest peak is 1,409.8 m, in the north-west, and marked', () => {
  const rings = ground.boundary.coordinates.flat()
  const { west, north, step, width, heights } = ground.relief
  let highest = 0
  for (let sample = 1; sample < heights.length; sample++) {
    if (heights[sample]! <= heights[highest]!) continue
    if (inRings(rings, [west + (sample % width) * step, north - Math.floor(sample / width) * step])) highest = sample
  }
  expect(heights[highest]).toBeCloseTo(HIGHEST_METERS, 3)
  expect(west + (highest % width) * step).toBeLessThan(110.9)
  expect(north - Math.floor(highest / width) * step).toBeGreaterThan(29.5)
  expect(county.places.filter((place) => place.kind === 'peak')[0]).toMatchObject({ name: '▲1,409.8', rank: 1 })
})

test('township seats stand at their heights, on dry and gentle ground', () => {
  const file = JSON.parse(readFileSync(new URL('sources/township_seats_wgs84.geojson', import.meta.url), 'utf8')) as {
    features: { properties: { code: string; elev_srtm3_m: number | null } }[]
  }
  for (const { properties } of file.features) {
    const township = county.townships.find(({ code }) => code === properties.code)!
    const [lon, lat] = township.seat as [number, number]
    if (properties.elev_srtm3_m !== null) {
      expect(Math.abs(sampleRelief(ground.relief, lon, lat) - properties.elev_srtm3_m), township.name).toBeLessThan(15)
    }
    expect(slopeAt(ground.relief, lon, lat, 40), township.name).toBeLessThan(20)
  }
})

test('rivers never flow uphill, and the two large ones meet', () => {
  const [lishui, loushui] = ['澧水', '溇水'].map((name) => ground.rivers.find((river) => river.name === name)!)
  const lakes = ground.rivers
    .filter((river) => river.geometry.type === 'MultiPolygon')
    .map((river) => (river.geometry as { coordinates: Position[][][] }).coordinates.flat())
  for (const river of [lishui!, loushui!]) {
    let lowest = Infinity
    for (const [lon, lat] of river.geometry.coordinates as Position[]) {
      const meters = sampleRelief(ground.relief, lon!, lat!)
      // The dam itself stands above the water.
      if (
        lakes.some(
          (rings) => inRings(rings, [lon!, lat!]) || rings.some((ring) => ring.some((point) => metersBetween(point, [lon!, lat!]) < 120)),
        )
      )
        continue
      expect(meters).toBeLessThan(lowest + 4)
      lowest = Math.min(lowest, meters)
    }
  }
  const mouth = (loushui!.geometry.coordinates as Position[]).at(-1)!
  expect(Math.min(...(lishui!.geometry.coordinates as Position[]).map((point) => metersBetween(point, mouth)))).toBeLessThan(60)
})

test('mountains are two thirds of the county and steep', () => {
  const rings = ground.boundary.coordinates.flat()
  const slopes: number[] = []
  let [all, mountains] = [0, 0]
  for (let lat = 29.08; lat < 29.73; lat += 0.012) {
    for (let lon = 110.57; lon < 111.39; lon += 0.012) {
      if (!inRings(rings, [lon, lat])) continue
      all++
      let [lowest, highest] = [Infinity, -Infinity]
      for (let y = -9; y <= 9; y++) {
        for (let x = -9; x <= 9; x++) {
          if (x * x + y * y > 81) continue
          const meters = sampleRelief(ground.relief, lon + x * 0.0011, lat + y * 0.001)
          lowest = Math.min(lowest, meters)
          highest = Math.max(highest, meters)
        }
      }
      if (highest - lowest < 200) continue
      mountains++
      slopes.push(slopeAt(ground.relief, lon, lat, 30))
    }
  }
  slopes.sort((a, b) => a - b)
  expect(mountains / all).toBeGreaterThan(0.58)
  expect(mountains / all).toBeLessThan(0.72)
  expect(slopes[Math.floor(slopes.length / 2)]).toBeGreaterThan(23)
  expect(slopes[Math.floor(slopes.length / 2)]).toBeLessThan(31)
  expect(slopes[Math.floor(slopes.length * 0.9)]).toBeLessThan(46)
})

test('26 townships and 430 villages fill the county, each seat in its own', () => {
  const total = areaKm2(county.boundary)
  for (const areas of [county.townships, county.villages]) {
    expect(areas.reduce((sum, { polygon }) => sum + areaKm2(polygon), 0) / total).toBeCloseTo(1, 4)
    for (const { name, seat, polygon } of areas) expect(inRings(polygon.coordinates.flat(), seat), name).toBe(true)
  }
  expect([county.townships.length, county.villages.length]).toEqual([26, 430])
  expect(county.villages.filter(({ townshipCode }) => townshipCode === '430821109')).toHaveLength(19)
  expect(county.villages.find(({ code }) => code === '430821109201')).toMatchObject({
    name: '大庄村',
    householdCount: Math.round(465 * SCALE),
  })
})

test('counts add up at every scale', () => {
  for (const scale of [1, 0.37, 0.01, 0.001]) {
    const villages = villageCounts(SEED, scale)
    expect(villages.reduce((sum, { houses }) => sum + houses, 0)).toBe(Math.round(250_000 * scale))
    expect(villages.reduce((sum, { households }) => sum + households, 0)).toBe(Math.round(240_000 * scale))
    for (const { houses, groups } of villages) expect(groups.reduce((a, b) => a + b, 0)).toBe(houses)
  }
  expect(villageCounts(SEED, 1).find(({ code }) => code === '430821109201')!.households).toBe(465)
})

test('every house stands in its village, off the water, on ground one can build on', () => {
  const villages = new Map(county.villages.map((village) => [village.code, village.polygon.coordinates.flat()]))
  const lakes = ground.rivers
    .filter((river) => river.kind === 'reservoir')
    .map((river) => (river.geometry as { coordinates: Position[][][] }).coordinates.flat())
  const outside = houses.filter(({ villageCode, ring }) => !ring.every((corner) => inRings(villages.get(villageCode)!, corner)))
  const drowned = houses.filter(({ ring }) => lakes.some((lake) => inRings(lake, ring[0]!)))
  const odd = houses.filter(({ ring }) => ring.length < 5 || ring.length > 9)
  expect([outside, drowned, odd]).toEqual([[], [], []])
  const steep = houses.filter(({ ring }) => slopeAt(ground.relief, ring[0]![0]!, ring[0]![1]!) > 28)
  expect(steep.length / houses.length).toBeLessThan(0.03)
  const water = ground.rivers
    .filter((river) => river.kind === 'river')
    .flatMap((river) => (river.geometry.coordinates as Position[]).map((point) => ({ point, half: river.widthMeters / 2 })))
  const wet = houses.filter(({ ring }, index) => index % 10 === 0 && water.some(({ point, half }) => metersBetween(point, ring[0]!) < half))
  expect(wet).toEqual([])
})

test('no house stands on another', () => {
  const cells = new Map<string, PlacedHouse[]>()
  for (const house of houses) {
    const name = `${Math.floor(house.ring[0]![0]! / 0.001)}/${Math.floor(house.ring[0]![1]! / 0.001)}`
    cells.set(name, [...(cells.get(name) ?? []), house])
  }
  for (const [name, list] of cells) {
    const [x, y] = name.split('/').map(Number) as [number, number]
    const near = [
      list,
      cells.get(`${x + 1}/${y}`),
      cells.get(`${x}/${y + 1}`),
      cells.get(`${x + 1}/${y + 1}`),
      cells.get(`${x - 1}/${y + 1}`),
    ].flatMap((one) => one ?? [])
    for (const house of list) {
      for (const other of near) {
        if (other === house) continue
        expect(
          other.ring.some((corner) => inRings([house.ring], corner)),
          `${house.houseNumber} ${other.houseNumber}`,
        ).toBe(false)
        expect(crosses(house.ring, other.ring), `${house.houseNumber} ${other.houseNumber}`).toBe(false)
      }
    }
  }
})

test('parcels and points lie in their village and off the rivers', () => {
  const placer = createPlacer(county, SEED)
  const kinds: ParcelKind[] = ['paddy', 'dryland', 'orchard', 'forest', 'construction', 'hazard']
  county.villages.forEach(({ code, polygon }, index) => {
    const rings = polygon.coordinates.flat()
    expect(inRings(rings, placer.point('industry', index, code))).toBe(true)
    const { ring, areaMu } = placer.parcel(index, code, kinds[index % 6]!, 30)
    for (const corner of ring) expect(inRings(rings, corner)).toBe(true)
    expect(areaMu).toBeGreaterThan(0)
    expect(areaMu).toBeLessThan(36)
  })
  expect(placer.point('industry', 7, county.villages[3]!.code)).toEqual(
    createPlacer(county, SEED).point('industry', 7, county.villages[3]!.code),
  )
})

test('roads reach every village and hamlet, and cross rivers on bridges', () => {
  const ends = new Set(county.roads.flatMap(({ line }) => line.map((point) => `${point[0]},${point[1]}`)))
  const reached = county.villages.filter(({ seat }) => ends.has(`${seat[0]},${seat[1]}`))
  expect(reached.length / county.villages.length).toBeGreaterThan(0.97)
  expect(county.roads.some((road) => road.bridge)).toBe(true)
  expect(new Set(county.roads.map((road) => road.kind)).size).toBe(7)
  expect(TOWNSHIPS).toHaveLength(26)
})

function crosses(a: readonly Position[], b: readonly Position[]): boolean {
  const side = (p: Position, q: Position, r: Position): number => (q[0]! - p[0]!) * (r[1]! - p[1]!) - (q[1]! - p[1]!) * (r[0]! - p[0]!)
  for (let i = 0; i + 1 < a.length; i++) {
    for (let j = 0; j + 1 < b.length; j++) {
      const [p, q, r, s] = [a[i]!, a[i + 1]!, b[j]!, b[j + 1]!]
      if (side(p, q, r) * side(p, q, s) < 0 && side(r, s, p) * side(r, s, q) < 0) return true
    }
  }
  return false
}
