import type { Position } from 'geojson'
import { cellAt, metersBetween, nearer, positionOf, type Field } from '../field.ts'
import type { Random } from '../random.ts'
import type { Division } from './divisions.ts'
import { dryAround } from './seats.ts'

/** How far apart, metres, the seats of communities that make up one town lie. */
const TOWN_SPACING: Readonly<Record<number, number>> = { 111: 820, 112: 1900, 121: 620, 210: 620, 220: 0 }

/**
 * Seats of a township's villages on its best ground, spread over it: the communities of its town around the township's seat, the others where
 * people live. Gives a position for each village in the order of the list.
 */
export function villageSeats(field: Field, cells: Int32Array, villages: readonly Division[], seat: Position, random: Random): Position[] {
  const seats = new Array<Position | undefined>(villages.length)
  const placed: Position[] = []
  const put = (index: number, position: Position): void => {
    seats[index] = position
    placed.push(position)
  }
  const centre = villages.findIndex((village) => village.classCode < 220)
  put(Math.max(centre, 0), seat)
  villages.forEach((village, index) => {
    if (seats[index] || village.classCode === 220 || village.quasi) return
    put(index, nearTown(field, cells, seat, placed, TOWN_SPACING[village.classCode]!))
  })
  const rest = villages.map((_, index) => index).filter((index) => !seats[index])
  const open = spreadOut(field, cells, placed, rest.length, random)
  matchNames(field, villages, rest, open, random).forEach((position, order) => (seats[rest[order]!] = position))
  return seats as Position[]
}

/** The best cell that keeps its distance from what is placed and lies near the town. */
function nearTown(field: Field, cells: Int32Array, town: Position, placed: readonly Position[], spacing: number): Position {
  let best: Position = positionOf(field, cells[0]!)
  let most = -Infinity
  for (const cell of cells) {
    const position = positionOf(field, cell)
    const away = metersBetween(position, town)
    if (away > 9000) continue
    let nearest = Infinity
    for (const other of placed) nearest = nearer(nearest, position, other)
    const score = 2.2 * field.habitable[cell]! - away / 2600 - 3 * Math.max(0, 1 - nearest / spacing)
    if (score > most) {
      most = score
      best = position
    }
  }
  return best
}

/** Places for `count` villages: drawn where it is habitable, far from each other first, then moved to the middle of what is nearest to them. */
function spreadOut(field: Field, cells: Int32Array, placed: readonly Position[], count: number, random: Random): Position[] {
  if (count === 0) return []
  const weights = Float64Array.from(cells, (cell) => field.habitable[cell]! ** 0.6 + 0.01)
  const running = new Float64Array(cells.length)
  let total = 0
  for (let index = 0; index < cells.length; index++) running[index] = total += weights[index]!
  const draw = (): number => {
    const aim = random.next() * total
    let low = 0
    let high = cells.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (running[middle]! < aim) low = middle + 1
      else high = middle
    }
    return cells[low]!
  }
  const sample = Array.from({ length: Math.min(cells.length, 60 * (count + 4)) }, () => {
    const cell = draw()
    return { cell, position: positionOf(field, cell) }
  })
  const chosen: Position[] = []
  for (let number = 0; number < count; number++) {
    let best = sample[0]!
    let most = -1
    for (const candidate of sample) {
      let nearest = 1e9
      for (const other of placed) nearest = nearer(nearest, candidate.position, other)
      for (const other of chosen) nearest = nearer(nearest, candidate.position, other)
      const score = nearest * (0.25 + field.habitable[candidate.cell]!)
      if (score > most) {
        most = score
        best = candidate
      }
    }
    chosen.push(best.position)
  }
  for (let round = 0; round < 4; round++) {
    const sums = chosen.map(() => [0, 0, 0] as [number, number, number])
    for (const { position } of sample) {
      let nearest = -1
      let least = Infinity
      placed.forEach((other) => {
        const away = metersBetween(position, other)
        if (away < least) least = away
      })
      chosen.forEach((other, index) => {
        const away = metersBetween(position, other)
        if (away < least) {
          least = away
          nearest = index
        }
      })
      if (nearest < 0) continue
      const sum = sums[nearest]!
      sum[0] += position[0]!
      sum[1] += position[1]!
      sum[2]++
    }
    sums.forEach(([x, y, n], index) => {
      if (n > 0) chosen[index] = [x / n, y / n]
    })
  }
  const seats: Position[] = []
  for (const wanted of chosen) seats.push(bestNear(field, sample, wanted, [...placed, ...seats]))
  return seats
}

function bestNear(
  field: Field,
  sample: readonly { cell: number; position: Position }[],
  wanted: Position,
  placed: readonly Position[],
): Position {
  let best = sample[0]!.position
  let most = -Infinity
  for (const { cell, position } of sample) {
    const away = metersBetween(position, wanted)
    if (away > 6000) continue
    const crowded = placed.some((other) => metersBetween(other, position) < 350) ? 4 : 0
    const score = field.habitable[cell]! - away / 1500 - crowded - (dryAround(field, cell) ? 0 : 3)
    if (score > most) {
      most = score
      best = position
    }
  }
  return best
}

const HIGH = /[山岩岭界垭坡尖峰岗台塔寨坼屋云天雪]/
const LOW = /[河溪洲渡桥滩潭湖湾渔湘浦流塘市铺]/

/** Names that speak of hills go uphill, those that speak of water down: villages by their names' height, places by their own. */
function matchNames(
  field: Field,
  villages: readonly Division[],
  rest: readonly number[],
  places: readonly Position[],
  random: Random,
): Position[] {
  const byHeight = [...places].sort((a, b) => field.heights[cellAt(field, a)]! - field.heights[cellAt(field, b)]!)
  const leaning = rest.map((index, order) => {
    const name = villages[index]!.name
    return { order, score: (HIGH.test(name) ? 1 : 0) - (LOW.test(name) ? 1 : 0) + 0.6 * random.gaussian() }
  })
  leaning.sort((a, b) => a.score - b.score)
  const matched = new Array<Position>(rest.length)
  leaning.forEach(({ order }, rank) => (matched[order] = byHeight[rank]!))
  return matched
}
