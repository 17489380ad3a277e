import { NONE, villageOf } from '../analysis/columns.ts'
import { disclosed } from '../analysis/disclosure.ts'
import type { Reading } from '../analysis/reading.ts'
import type { Account, Services } from '../context.ts'
import { CAPACITY_WITHOUT_RECORD, type LedWhere, type ShelterChoice, type Shelters } from '../contract/impact.ts'
import { BEYOND } from '../contract/travel.ts'
import type { Ground, Zone } from '../impact/ground.ts'
import { affectedHouses } from '../impact/impact.ts'
import { KeptWorks } from '../jobs/kept_works.ts'
import { underWay } from '../jobs/under_way.ts'
import { cellAt } from '../reach/land.ts'
import type { ReachStore } from '../reach/reach.store.ts'
import { readShelters, type ShelterRow } from './shelters.queries.ts'
import { transport } from './transport.ts'

/** Assignments kept: a number a house each. */
const KEPT = 12

export interface ShelterQuestion {
  readonly ground: Ground
  readonly zone: Zone
  /** Tells zones apart. */
  readonly zoneKey: string
  readonly area: string
  readonly choice: ShelterChoice
}

/** A shelter with the room it has, and who of the affected houses goes there. */
interface Opened extends ShelterRow {
  readonly room: number
}
/** Shelters of a house, where most of it goes first, and how many of it are left. */
interface HouseLed {
  readonly shelters: { id: number; name: string; minutes: number; people: number }[]
  unplaced: number
}
export interface Assigned {
  readonly reading: Reading
  readonly shelters: readonly Opened[]
  readonly insideZone: number
  readonly houseIds: readonly number[]
  /** Rows of the records' houses. */
  readonly houseRows: Int32Array
  /** Residents of each house, and whether any shelter is near enough. */
  readonly residents: readonly number[]
  readonly near: readonly boolean[]
  /** Parts of houses: index of the house, index of the shelter or −1, people, minutes. */
  readonly parts: readonly { house: number; shelter: number; people: number; minutes: number }[]
  /** Where each house goes, by id. */
  readonly sheltersOf: ReadonlyMap<number, HouseLed>
}

/** Who goes to which shelter: exact, and worked out once for a zone. */
export interface ShelterStore {
  assign(account: Account, reading: Reading, asked: ShelterQuestion): Promise<Assigned>
}

export function createShelterStore({ database }: Pick<Services, 'database'>, reach: ReachStore): ShelterStore {
  const kept = new KeptWorks<Assigned>(KEPT)
  /** Records are told apart by the order in which they came. */
  const readings = new WeakMap<Reading, number>()
  let last = 0
  const numberOf = (reading: Reading): number => {
    if (!readings.has(reading)) readings.set(reading, ++last)
    return readings.get(reading)!
  }

  async function work(account: Account, reading: Reading, { ground, zone, area, choice }: ShelterQuestion): Promise<Assigned> {
    const affected = affectedHouses(reading, ground, zone, area)
    const all = await database().scoped(account.scope, (sql) => readShelters(sql, choice.kinds))
    const outside = all.filter(({ location: [lon, lat] }) => {
      const cell = cellAt(ground.grid, lon, lat)
      return cell < 0 || zone.values[cell] === 0
    })
    const shelters = outside.map((one): Opened => ({ ...one, room: one.capacity > 0 ? one.capacity : CAPACITY_WITHOUT_RECORD }))
    const residents = residentsOf(reading, affected.rows)
    const goals = Float64Array.from(shelters.flatMap(({ location }) => location))
    const minutes = await reach.toEach(goals, affected.ids, 'foot', choice.minutes)
    const count = affected.ids.length
    const walk = (house: number, shelter: number) => {
      const taken = minutes[shelter * count + house]!
      return taken === BEYOND ? Infinity : taken
    }
    underWay().report({ step: 'shelters', done: 0, total: 1 })
    const shipments = transport({ supply: residents, room: shelters.map(({ room }) => room), cost: walk })
    const parts = shipments.map(({ supplier: house, taker: shelter, units: people }) => ({
      house,
      shelter,
      people,
      minutes: shelter < 0 ? NONE : walk(house, shelter),
    }))
    const sheltersOf = new Map<number, HouseLed>()
    for (const { house, shelter, people, minutes: taken } of parts.toSorted((a, b) => b.people - a.people || a.shelter - b.shelter)) {
      const led = sheltersOf.get(affected.ids[house]!) ?? { shelters: [], unplaced: 0 }
      sheltersOf.set(affected.ids[house]!, led)
      if (shelter < 0) led.unplaced += people
      else led.shelters.push({ id: shelters[shelter]!.id, name: shelters[shelter]!.name, minutes: taken, people })
    }
    return {
      reading,
      shelters,
      insideZone: all.length - outside.length,
      houseIds: affected.ids,
      houseRows: affected.rows,
      residents,
      near: residents.map((_, house) => shelters.some((__, shelter) => walk(house, shelter) < Infinity)),
      parts,
      sheltersOf,
    }
  }

  return {
    assign(account, reading, asked) {
      const { area, datasets, people } = account.scope
      const { kinds, minutes } = asked.choice
      const whose = [area, datasets, people, numberOf(reading)]
      const key = JSON.stringify([asked.ground.version, asked.zoneKey, asked.area, [...kinds].sort(), minutes, ...whose])
      return kept.of(key, () => work(account, reading, asked))
    },
  }
}

/** Residents of some houses within the reader's scope. */
function residentsOf({ columns, ranges }: Reading, rows: Int32Array): number[] {
  const place = new Int32Array(columns.houses.id.length).fill(NONE)
  rows.forEach((row, index) => (place[row] = index))
  const residents = new Array<number>(rows.length).fill(0)
  for (let row = ranges.people.from; row < ranges.people.to; row++) {
    const house = columns.people.house[row]!
    if (house !== NONE && place[house]! !== NONE) residents[place[house]!]!++
  }
  return residents
}

/** Houses of which somebody is led to a shelter, or is left for a reason. */
export function housesLed({ parts, near, houseIds, shelters }: Assigned, where: LedWhere): number[] {
  const wanted = parts.filter(({ house, shelter }) =>
    typeof where === 'number' ? shelters[shelter]?.id === where : shelter < 0 && near[house] === (where === 'noRoom'),
  )
  return [...new Set(wanted.map(({ house }) => houseIds[house]!))]
}

/** The assignment as the reader may know it. @param places lon, lat of each affected house */
export function sheltersReply(
  account: Account,
  { reading, shelters, insideZone, houseIds, houseRows, residents, near, parts }: Assigned,
  { area, choice }: Pick<ShelterQuestion, 'area' | 'choice'>,
  places: ReadonlyMap<number, [number, number]>,
): Shelters {
  const told = (people: number) => disclosed(account, people)
  const sum = (some: readonly { people: number }[]) => some.reduce((total, { people }) => total + people, 0)
  const mean = (some: readonly { people: number; minutes: number }[]) =>
    some.length === 0 ? null : Math.round((some.reduce((total, { people, minutes }) => total + people * minutes, 0) / sum(some)) * 10) / 10
  const placed = parts.filter(({ shelter }) => shelter >= 0)
  const beyond = sum(parts.filter(({ shelter, house }) => shelter < 0 && !near[house]))
  const used = shelters.map((shelter, index) => ({ shelter, led: placed.filter((part) => part.shelter === index) }))
  const houseParts = new Map<number, number>()
  for (const { house } of placed) houseParts.set(house, (houseParts.get(house) ?? 0) + 1)
  return {
    area,
    exact: account.scope.people,
    kinds: choice.kinds,
    minutes: choice.minutes,
    shelters: used
      .filter(({ led }) => led.length > 0)
      .map(({ shelter: { id, name, kind, capacity, room, location }, led }) => ({
        id,
        name,
        kind,
        location,
        capacity: room,
        onFile: capacity > 0,
        people: told(sum(led)),
        meanMinutes: mean(led),
        mostMinutes: led.reduce((most, { minutes }) => Math.max(most, minutes), 0),
      }))
      .toSorted((a, b) => (b.people ?? 0) - (a.people ?? 0) || a.id - b.id),
    insideZone,
    people: {
      all: told(residents.reduce((total, count) => total + count, 0)),
      placed: told(sum(placed)),
      beyond: told(beyond),
      noRoom: told(sum(parts) - sum(placed) - beyond),
    },
    totalMinutes: account.scope.people ? placed.reduce((total, { people, minutes }) => total + people * minutes, 0) : null,
    splitHouses: [...houseParts.values()].filter((count) => count > 1).length,
    flows: flowsOf(),
  }

  function flowsOf(): Shelters['flows'] {
    const flows = new Map<string, { village: number; shelter: number; parts: (typeof parts)[number][] }>()
    for (const part of parts) {
      const village = villageOf(reading.columns.houses, houseRows[part.house]!)
      const key = `${village} ${part.shelter}`
      const flow = flows.get(key) ?? { village, shelter: part.shelter, parts: [] }
      flow.parts.push(part)
      flows.set(key, flow)
    }
    return [...flows.values()]
      .toSorted((a, b) => a.village - b.village || sum(b.parts) - sum(a.parts) || a.shelter - b.shelter)
      .map(({ village, shelter, parts: led }) => {
        const code = reading.columns.villages[village]!
        return {
          village: { code, name: reading.columns.areas.get(code)?.name ?? '' },
          from: middle(led.flatMap(({ house }) => places.get(houseIds[house]!) ?? [])),
          shelter: shelter < 0 ? null : shelters[shelter]!.id,
          people: told(sum(led)),
          meanMinutes: shelter < 0 ? null : mean(led),
        }
      })
  }
}

/** Of lon, lat, lon, lat … */
function middle(places: readonly number[]): [number, number] {
  const count = Math.max(1, places.length / 2)
  let [lon, lat] = [0, 0]
  for (let at = 0; at < places.length; at += 2) {
    lon += places[at]! / count
    lat += places[at + 1]! / count
  }
  return [Math.round(lon * 1e5) / 1e5, Math.round(lat * 1e5) / 1e5]
}
