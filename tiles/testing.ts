import type { MultiPolygon } from 'geojson'
import type { Relief } from '../geodata/county.types.ts'
import { HouseColumnsBuilder, type HouseColumns } from './buildings/houses.columns.ts'
import { scatter } from './basemap/texture.ts'
import type { MapGround } from './ground.queries.ts'

/** A small made-up land for tests: ridges of 900 m, a valley through the middle, the same every time. */
export const WEST = 110.9
export const NORTH = 29.5
const STEP = 1 / 1200
const SAMPLES = 241

export function testRelief(): Relief {
  const heights = new Float32Array(SAMPLES * SAMPLES)
  for (let row = 0; row < SAMPLES; row++)
    for (let column = 0; column < SAMPLES; column++) {
      const valley = Math.abs(row - 120 - 20 * Math.sin(column / 30)) / 120
      const rough = Math.sin(column / 5) * Math.cos(row / 7) * 40 + Math.sin((column + row) / 11) * 60
      heights[row * SAMPLES + column] = 80 + Math.min(1, valley * 1.6) ** 2 * (700 + rough)
    }
  return { west: WEST, north: NORTH, step: STEP, width: SAMPLES, height: SAMPLES, heights }
}

export function testGround(): MapGround {
  const [west, east, south, north] = [WEST + 0.04, WEST + 0.16, NORTH - 0.16, NORTH - 0.04]
  const boundary: MultiPolygon = { type: 'MultiPolygon', coordinates: [[[[west, south], [east, south], [east, north], [west, north], [west, south]]]] } // prettier-ignore
  return {
    code: '430821',
    name: '试验县',
    boundary,
    seats: [{ at: [WEST + 0.1, NORTH - 0.1], villages: 10, town: true }],
    rivers: [
      { id: 1, name: '河', kind: 'river', widthMeters: 90, geometry: { type: 'LineString', coordinates: [[WEST, NORTH - 0.1], [WEST + 0.2, NORTH - 0.1]] } }, // prettier-ignore
    ],
    roads: [{ kind: 'national', bridge: false, line: [[WEST + 0.05, NORTH - 0.12], [WEST + 0.15, NORTH - 0.12]] }], // prettier-ignore
  }
}

const SHAPES: readonly (readonly (readonly [number, number])[])[] = [
  [[-6, -4], [6, -4], [6, 4], [-6, 4]],
  [[-7, -5], [7, -5], [7, 5], [3, 5], [3, 0], [-7, 0]],
  [[-8, -6], [8, -6], [8, 6], [4, 6], [4, 0], [-4, 0], [-4, 6], [-8, 6]],
  [[-5, -4], [6, -5], [7, 3], [-4, 5]],
] // prettier-ignore

/** Houses of every shape and roof, in hamlets. */
export function testHouses(count: number): HouseColumns {
  const builder = new HouseColumnsBuilder()
  for (let id = 1; id <= count; id++) {
    const hamlet = Math.floor(id / 40)
    const turn = scatter(id, 1, 5) * Math.PI * 2
    const longitude = WEST + 0.05 + 0.1 * scatter(hamlet, 2, 5) + 0.002 * scatter(id, 3, 5)
    const latitude = NORTH - 0.15 + 0.1 * scatter(hamlet, 4, 5) + 0.002 * scatter(id, 5, 5)
    const ring = SHAPES[id % SHAPES.length]!.flatMap(([x, y]) => [
      longitude + (x * Math.cos(turn) - y * Math.sin(turn)) / 97_000,
      latitude + (x * Math.sin(turn) + y * Math.cos(turn)) / 110_900,
    ])
    const villageCode = `4308211092${String(hamlet % 40).padStart(2, '0')}`
    builder.add({
      id,
      villageCode,
      heightMeters: 3 + Math.floor(scatter(id, 6, 5) * 60) / 10,
      roof: 1 + (id % 3),
      structure: 1 + (id % 5),
      ring,
    })
  }
  return builder.finish()
}
