import type { Position } from 'geojson'
import type { Road } from '../county.types.ts'
import { cellAt, metersBetween, type Field } from '../field.ts'
import type { Streams } from '../random.ts'
import { METERS_PER_LATITUDE, metersPerLongitude } from '../relief.ts'
import { createNoise } from './noise.ts'
import { dryAround } from './seats.ts'

/** Blocks of a town and how far they reach from its seat, metres. */
interface Town {
  seat: Position
  reach: number
  long: number
  short: number
}

const STEEPEST = 8
/** Seats nearer than this share one town's streets, metres. */
const ONE_TOWN = 2600

/** Streets of the towns: blocks along the main road from each seat outwards, as far as the ground is level; every corner is shared. */
export function buildStreets(
  field: Field,
  townships: readonly { code: string; name: string; seat: Position }[],
  villages: ReadonlyMap<string, number>,
  main: readonly Omit<Road, 'id'>[],
  random: Streams,
): { roads: Omit<Road, 'id'>[]; corners: Position[] } {
  const towns: Town[] = []
  for (const { code, name, seat } of townships) {
    const city = name.endsWith('街道')
    if (city && towns.some((town) => metersBetween(town.seat, seat) < ONE_TOWN)) continue
    const reach = city ? 1500 : Math.min(460, 130 + 17 * (villages.get(code) ?? 0)) * (name.endsWith('镇') ? 1 : 0.75)
    towns.push({ seat, reach, long: city ? 128 : 96, short: city ? 76 : 62 })
  }
  const roads: Omit<Road, 'id'>[] = []
  const corners: Position[] = []
  towns.forEach((town, index) => {
    const grid = cornersOf(field, town, directionAt(main, town.seat), createNoise(random('streets', index)))
    corners.push(...grid.values())
    roads.push(...linesOf(grid, 0), ...linesOf(grid, 1))
  })
  return { roads, corners }
}

/** Direction of the largest road by the seat, radians from east; along the strike where there is none. */
function directionAt(main: readonly Omit<Road, 'id'>[], seat: Position): number {
  let longest = 0
  let direction = 0.35
  for (const { line } of main) {
    for (let index = 0; index + 1 < line.length; index++) {
      const [a, b] = [line[index]!, line[index + 1]!]
      if (metersBetween(a, seat) > 450) continue
      const length = metersBetween(a, b)
      if (length <= longest) continue
      longest = length
      direction = Math.atan2((b[1]! - a[1]!) * METERS_PER_LATITUDE, (b[0]! - a[0]!) * metersPerLongitude(seat[1]!))
    }
  }
  return direction
}

const cornerKey = (u: number, v: number): string => `${u}/${v}`

/** Corners joined to the seat over level, dry ground, by their place in the grid of blocks; 0/0 is the seat. */
function cornersOf(
  field: Field,
  { seat, reach, long, short }: Town,
  direction: number,
  noise: (x: number, y: number) => number,
): Map<string, Position> {
  const [cos, sin] = [Math.cos(direction), Math.sin(direction)]
  const perLongitude = metersPerLongitude(seat[1]!)
  const place = (u: number, v: number): Position => {
    const x = u * long + (u === 0 && v === 0 ? 0 : 9 * noise(u * 0.7, v * 0.7 + 40))
    const y = v * short + (u === 0 && v === 0 ? 0 : 9 * noise(u * 0.7 + 40, v * 0.7))
    return [seat[0]! + (x * cos - y * sin) / perLongitude, seat[1]! + (x * sin + y * cos) / METERS_PER_LATITUDE]
  }
  const grid = new Map([[cornerKey(0, 0), seat]])
  const queue: [number, number][] = [[0, 0]]
  for (let index = 0; index < queue.length; index++) {
    const [u, v] = queue[index]!
    for (const [du, dv] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const) {
      const name = cornerKey(u + du, v + dv)
      if (grid.has(name)) continue
      const position = place(u + du, v + dv)
      const cell = cellAt(field, position)
      const outer = reach * (1 + 0.35 * noise((u + du) * 0.23, (v + dv) * 0.23))
      if (metersBetween(position, seat) > outer || !field.inside[cell] || field.slopes[cell]! > STEEPEST || !dryAround(field, cell))
        continue
      grid.set(name, position)
      queue.push([u + du, v + dv])
    }
  }
  return grid
}

/** Streets along one axis of the grid, broken where a corner is missing. */
function linesOf(grid: ReadonlyMap<string, Position>, axis: 0 | 1): Omit<Road, 'id'>[] {
  const lines: Omit<Road, 'id'>[] = []
  for (const name of grid.keys()) {
    const [u, v] = name.split('/').map(Number) as [number, number]
    const at = (step: number): Position | undefined => grid.get(axis === 0 ? cornerKey(u + step, v) : cornerKey(u, v + step))
    if (at(-1)) continue
    const line: Position[] = []
    for (let step = 0, corner = at(0); corner; corner = at(++step)) line.push(corner)
    if (line.length < 2) continue
    const avenue = (axis === 0 ? v : u) % 3 === 0
    lines.push({ name: null, kind: avenue ? 'township' : 'village', bridge: false, line })
  }
  return lines
}
