import { NONE, rangesOf, type Columns } from '../analysis/columns.ts'
import { disclosed } from '../analysis/disclosure.ts'
import { IdRows } from '../analysis/id_rows.ts'
import type { Reading } from '../analysis/reading.ts'
import type { Account } from '../context.ts'
import type { Impact } from '../contract/impact.ts'
import type { Sql } from '../database/sql.ts'
import { ProblemError } from '../errors.ts'
import { classOf, isInside, type Ground, type Mask, type Zone } from './ground.ts'
import { countHouseholds, countPeopleAt } from './impact.queries.ts'
import { namedRoads } from './named_roads.ts'

/** Roads that a reply lists. */
const ROADS = 60

/** Houses of an area that stand in a zone, by id's order of the records. */
export interface Affected {
  /** Rows of the records' houses. */
  readonly rows: Int32Array
  readonly ids: number[]
  readonly values: number[]
  readonly classes: number[]
}

const cellsOf = new WeakMap<Columns, { ground: Ground; cells: Int32Array }>()

/** The cell that each house of the records stands in, −1 where it is not on the relief. */
export function houseCells(columns: Columns, ground: Ground): Int32Array {
  const kept = cellsOf.get(columns)
  if (kept?.ground === ground) return kept.cells
  const rows = new IdRows(ground.houseIds)
  const cells = Int32Array.from(columns.houses.id, (id) => {
    const row = rows.find(id)
    return row === NONE ? NONE : ground.houseCells[row]!
  })
  cellsOf.set(columns, { ground, cells })
  return cells
}

/** Houses of an area in a zone. @throws ProblemError `not_found` for an area that is not there */
export function affectedHouses({ columns }: Reading, ground: Ground, zone: Zone, area: string): Affected {
  if (!columns.areas.has(area)) throw new ProblemError('not_found')
  const cells = houseCells(columns, ground)
  const { from, to } = rangesOf(columns, area).houses
  const rows: number[] = []
  for (let row = from; row < to; row++) if (cells[row]! >= 0 && zone.values[cells[row]!]! > 0) rows.push(row)
  const values = rows.map((row) => zone.values[cells[row]!]!)
  return {
    rows: Int32Array.from(rows),
    ids: rows.map((row) => columns.houses.id[row]!),
    values,
    classes: values.map((value) => classOf(zone, value)),
  }
}

/** What a zone comes to within an area, as far as the reader may know. `sql` under the reader's scope. */
export async function impactOf(
  sql: Sql,
  account: Account,
  reading: Reading,
  { ground, zone, area, mask }: { ground: Ground; zone: Zone; area: string; mask: Mask },
): Promise<Impact> {
  const { columns } = reading
  const affected = affectedHouses(reading, ground, zone, area)
  const households = await countHouseholds(sql, affected.ids, affected.classes)
  const { groups, carrying, ...people } = await countPeopleAt(sql, affected.ids)
  const areas = groundByClass(ground, zone, mask)
  const classes: Impact['classes'] = []
  for (const index of zone.classes.keys()) {
    const ids = affected.ids.filter((_, house) => affected.classes[house] === index)
    const counted = ids.length === 0 ? undefined : await countPeopleAt(sql, ids)
    classes.push({
      class: index,
      areaKm2: areas[index]!,
      houses: ids.length,
      households: households.find((one) => one.class === index)?.households ?? 0,
      people: counted ? counted.resident : 0,
      carrying: counted ? counted.carrying.people : 0,
    })
  }
  return {
    area,
    asOf: columns.asOf,
    exact: account.scope.people,
    areaKm2: areas.reduce((sum, km2) => sum + km2, 0),
    houses: affected.ids.length,
    households: households.reduce((sum, one) => sum + one.households, 0),
    people,
    groups,
    carrying,
    classes,
    ...roadsIn(ground, zone, mask),
    children: childrenOf(account, reading, affected, area),
  }
}

function groundByClass({ grid }: Ground, zone: Zone, { left, top, width, height, inside }: Mask): number[] {
  const cells = zone.classes.map(() => 0)
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const value = zone.values[(top + row) * grid.width + left + column]!
      if (value > 0 && inside[row * width + column]) cells[classOf(zone, value)]!++
    }
  return cells.map((count) => (count * grid.cellX * grid.cellY) / 1e6)
}

function roadsIn({ grid, roads }: Ground, zone: Zone, mask: Mask): Pick<Impact, 'roads' | 'roadMeters'> {
  const meters = new Map<number, number>()
  const worst = new Map<number, number>()
  for (let piece = 0; piece < roads.cell.length; piece++) {
    const value = zone.values[roads.cell[piece]!]!
    if (value === 0 || !isInside(mask, grid, roads.cell[piece]!)) continue
    const road = roads.road[piece]!
    if (zone.water && roads.aboveWater[road]) continue
    meters.set(road, (meters.get(road) ?? 0) + roads.meters[piece]!)
    worst.set(road, Math.max(worst.get(road) ?? 0, value))
  }
  const pieces = [...meters].map(([road, length]) => ({
    id: roads.ids[road]!,
    name: roads.names[road]!,
    kind: roads.kinds[road]!,
    meters: length,
    class: classOf(zone, worst.get(road)!),
    location: [roads.places[road * 2]!, roads.places[road * 2 + 1]!] as [number, number],
  }))
  return {
    roads: namedRoads(pieces).slice(0, ROADS),
    roadMeters: Math.round([...meters.values()].reduce((sum, length) => sum + length, 0)),
  }
}

/** Houses and residents by the areas directly below, residents by where they live. */
function childrenOf(account: Account, { columns, ranges }: Reading, { rows }: Affected, area: string): Impact['children'] {
  const children = columns.areas.get(area)!.children.map(({ code, name }) => ({ code, name, range: rangesOf(columns, code).houses }))
  const houses = children.map(() => 0)
  const people = children.map(() => 0)
  const child = new Int16Array(columns.houses.id.length).fill(NONE)
  for (const row of rows) {
    const index = children.findIndex(({ range }) => row >= range.from && row < range.to)
    if (index < 0) continue
    child[row] = index
    houses[index]!++
  }
  for (let row = ranges.people.from; row < ranges.people.to; row++) {
    const house = columns.people.house[row]!
    if (house !== NONE && child[house]! >= 0) people[child[house]!]!++
  }
  return children
    .map(({ code, name }, index) => ({ code, name, houses: houses[index]!, all: people[index]! }))
    .filter((one) => one.houses > 0)
    .toSorted((a, b) => b.all - a.all || b.houses - a.houses || a.code.localeCompare(b.code))
    .map(({ all, ...one }) => ({ ...one, people: disclosed(account, all) }))
}
