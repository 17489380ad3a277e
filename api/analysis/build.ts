import { setImmediate as othersTurn } from 'node:timers/promises'
import { BENEFIT_ITEMS, GROUPS, type Code } from '../contract/codes.ts'
import type { Database, Sql } from '../database/sql.ts'
import { BYTE_MAX, NONE, type AreaEntry, type Columns, type HouseColumns, type HouseholdColumns, type PeopleColumns } from './columns.ts'
import {
  BITS_BYTES,
  HOUSE_BYTES,
  HOUSEHOLD_BYTES,
  PERSON_BYTES,
  readFrame,
  readGroups,
  readHouseholds,
  readHouses,
  readPeople,
  readReceived,
  type AreaRow,
  type Packed,
} from './columns.queries.ts'
import { IdRows } from './id_rows.ts'

/** Villages whose people are read in one transaction: tens of milliseconds. */
const VILLAGES_AT_ONCE = 6
/** Ids of people whose tags are read in one transaction. */
const TAGGED_AT_ONCE = 25_000
/** Pages of records read in one transaction: 4 MB. */
const PAGES_AT_ONCE = 500
/** The bit of tags and items that stand in no list. */
const UNLISTED_BIT = 31

export interface ReadOptions {
  /** Ends the reading between two batches. */
  readonly signal?: AbortSignal
  /** Told how far it is, 0 to 1. */
  readonly report?: (share: number) => void
}

/**
 * Reads the whole county's records into columns, a batch at a time.
 * @returns undefined where there is no county yet
 * @throws DatabaseUnavailableError, AbortError
 */
export async function readColumns(database: Database, { signal, report: tell }: ReadOptions = {}): Promise<Columns | undefined> {
  const readAt = new Date()
  const report = (share: number) => {
    signal?.throwIfAborted()
    tell?.(share)
  }
  const frame = await database.system(readFrame)
  if (!frame) return undefined
  const { asOf, benefitPages } = frame
  const villages = frame.areas.map(({ code }) => code)
  // Weights as measured over the whole county.
  const houses = await readHouseColumns(database, villages, (share) => report(share * 0.1))
  const households = await readHouseholdColumns(database, villages, (share) => report(0.1 + share * 0.05))
  const people = await readPeopleColumns(database, villages, houses, households, (share) => report(0.15 + share * 0.35))
  const personRows = new IdRows(people.id)
  await readTags(database, people, personRows, (share) => report(0.5 + share * 0.1))
  await readItems(database, people, personRows, benefitPages, (share) => report(0.6 + share * 0.4))
  return { asOf, readAt, villages, areas: areaEntries(frame.areas), people, households, houses }
}

function areaEntries(areas: readonly AreaRow[]): Map<string, AreaEntry> {
  const inForce = areas.filter((area) => area.inForce)
  const below = Map.groupBy(inForce, ({ parent }) => parent)
  return new Map(
    inForce.map(({ code, name }) => [
      code,
      { name, children: (below.get(code) ?? []).map((child) => ({ code: child.code, name: child.name })) },
    ]),
  )
}

type Report = (share: number) => void
type Read = (sql: Sql, from: string, to: string) => Promise<Packed[]>

/** Reads a noun by village; gives its rows' bytes, gathered, and where each village begins. */
async function readRows(database: Database, villages: readonly string[], read: Read, rowBytes: number, report: Report) {
  const first = new Uint32Array(villages.length + 1)
  const parts: Buffer[] = []
  let village = 0
  let count = 0
  for (let at = 0; at < villages.length; at += VILLAGES_AT_ONCE) {
    const batch = villages.slice(at, at + VILLAGES_AT_ONCE)
    for (const { village: code, packed } of await database.system((sql) => read(sql, batch[0]!, batch.at(-1)!))) {
      while (village < villages.length && villages[village]! < code) first[++village] = count
      count += packed.length / rowBytes
      parts.push(packed)
    }
    report((at + batch.length) / villages.length)
    await othersTurn()
  }
  while (village < villages.length) first[++village] = count
  return { first, parts, count }
}

async function readHouseColumns(database: Database, villages: readonly string[], report: Report): Promise<HouseColumns> {
  const { first, parts, count } = await readRows(database, villages, readHouses, HOUSE_BYTES, report)
  const bytes = () => new Uint8Array(count)
  const columns = {
    first,
    id: new Int32Array(count),
    structure: bytes(),
    use: bytes(),
    roof: bytes(),
    floors: bytes(),
    builtYear: new Uint16Array(count),
    residents: new Uint16Array(count),
    empty: bytes(),
  }
  let row = 0
  for (const part of parts) {
    for (let at = 0; at < part.length; at += HOUSE_BYTES, row++) {
      columns.id[row] = part.readInt32BE(at)
      columns.structure[row] = byteOf(part.readInt16BE(at + 4))
      columns.use[row] = byteOf(part.readInt16BE(at + 6))
      columns.roof[row] = byteOf(part.readInt16BE(at + 8))
      columns.floors[row] = byteOf(part.readInt16BE(at + 10))
      columns.builtYear[row] = Math.max(part.readInt16BE(at + 12), 0)
      columns.residents[row] = Math.max(part.readInt16BE(at + 14), 0)
      columns.empty[row] = columns.residents[row] === 0 ? 1 : 0
    }
  }
  return columns
}

async function readHouseholdColumns(database: Database, villages: readonly string[], report: Report): Promise<HouseholdColumns> {
  const { first, parts, count } = await readRows(database, villages, readHouseholds, HOUSEHOLD_BYTES, report)
  const columns = { first, id: new Int32Array(count), householdSize: new Uint8Array(count) }
  let row = 0
  for (const part of parts) {
    for (let at = 0; at < part.length; at += HOUSEHOLD_BYTES, row++) {
      columns.id[row] = part.readInt32BE(at)
      columns.householdSize[row] = byteOf(part.readInt16BE(at + 4))
    }
  }
  return columns
}

async function readPeopleColumns(
  database: Database,
  villages: readonly string[],
  houses: HouseColumns,
  households: HouseholdColumns,
  report: Report,
): Promise<PeopleColumns> {
  const { first, parts, count } = await readRows(database, villages, readPeople, PERSON_BYTES, report)
  const houseRows = new IdRows(houses.id)
  const householdRows = new IdRows(households.id)
  const bytes = () => new Uint8Array(count)
  const columns = {
    first,
    id: new Int32Array(count),
    household: new Int32Array(count),
    house: new Int32Array(count),
    age: bytes(),
    sex: bytes(),
    ethnicity: bytes(),
    education: bytes(),
    politics: bytes(),
    marriage: bytes(),
    employment: bytes(),
    residence: bytes(),
    relation: bytes(),
    insured: bytes(),
    group: new Uint32Array(count),
    received: new Uint32Array(count),
  }
  const { age, sex, ethnicity, education, politics, marriage, employment, residence, relation, insured } = columns
  const inOrder = [age, sex, ethnicity, education, politics, marriage, employment, residence, relation, insured]
  let row = 0
  for (const part of parts) {
    for (let at = 0; at < part.length; at += PERSON_BYTES, row++) {
      columns.id[row] = part.readInt32BE(at)
      columns.household[row] = householdRows.find(part.readInt32BE(at + 4))
      const house = part.readInt32BE(at + 8)
      columns.house[row] = house === 0 ? NONE : houseRows.find(house)
      for (let field = 0; field < inOrder.length; field++) inOrder[field]![row] = byteOf(part.readInt16BE(at + 12 + 2 * field))
    }
    await othersTurn()
  }
  return columns
}

async function readTags(database: Database, { id, group }: PeopleColumns, rows: IdRows, report: Report): Promise<void> {
  const slots = slotsOf(GROUPS)
  const end = id.reduce((most, one) => Math.max(most, one), 0) + 1
  for (let from = id.reduce((least, one) => Math.min(least, one), end); from < end; from += TAGGED_AT_ONCE) {
    const to = Math.min(from + TAGGED_AT_ONCE, end)
    const batch = await database.system((sql) => readGroups(sql, from, to, slots))
    takeBits(batch?.packed, rows, group)
    report(to / end)
    await othersTurn()
  }
}

async function readItems(database: Database, { received }: PeopleColumns, rows: IdRows, pages: number, report: Report): Promise<void> {
  const slots = slotsOf(BENEFIT_ITEMS)
  for (let from = 0; from < pages; from += PAGES_AT_ONCE) {
    const to = from + PAGES_AT_ONCE
    const batch = await database.system((sql) => readReceived(sql, from, to, slots))
    takeBits(batch?.packed, rows, received)
    report(Math.min(to / pages, 1))
    await othersTurn()
  }
}

function takeBits(packed: Buffer | null | undefined, rows: IdRows, column: Uint32Array): void {
  if (!packed) return
  for (let at = 0; at < packed.length; at += BITS_BYTES) {
    const row = rows.find(packed.readInt32BE(at))
    if (row !== NONE) column[row] = (column[row]! | packed.readUInt32BE(at + 4)) >>> 0
  }
}

/** Byte n is the bit of code n. */
function slotsOf(codes: readonly Code[]): Buffer {
  const slots = Buffer.alloc(Math.max(...codes.map(({ code }) => code)) + 1, UNLISTED_BIT)
  for (const [bit, { code }] of codes.entries()) slots[code] = bit
  return slots
}

function byteOf(value: number): number {
  return value < 0 || value > BYTE_MAX ? BYTE_MAX : value
}
