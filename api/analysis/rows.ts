import { z } from 'zod'
import { appendAudit } from '../audits/audits.queries.ts'
import { asPersonSummary, SUMMARY_FIELDS } from '../cards/people.cards.queries.ts'
import type { Account } from '../context.ts'
import type { HouseholdRow, HouseRow, PersonRow } from '../contract/analysis.ts'
import type { DimensionId } from '../contract/dimensions.ts'
import { maskName } from '../contract/masks.ts'
import type { Sql } from '../database/sql.ts'
import { decodeCursor, encodeCursor } from '../http/cursor.ts'
import {
  listHouseholdsById,
  listHousesById,
  listPeople,
  type HouseholdListRow,
  type HouseListRow,
  type PersonListRow,
} from './analysis.queries.ts'
import { lowerBound, rowFrom, villageOf } from './columns.ts'
import type { Reading } from './reading.ts'
import type { Order, Position } from './selection.ts'

export type Noun = 'people' | 'households' | 'houses'

/** The dimension that each name of a sort stands for. */
const SORTED_BY: Readonly<Record<string, DimensionId>> = {
  age: 'age',
  size: 'householdSize',
  residents: 'residents',
  builtYear: 'builtYear',
  floors: 'floors',
  openAlerts: 'openAlerts',
}

/** The column that a sort asks for; undefined for `place`, the rows' own order. */
export function orderOf(reading: Reading, sort: string): Order | undefined {
  const dimension = SORTED_BY[sort.replace(/^-/, '')]
  return dimension && { ...reading.column(dimension), descending: sort.startsWith('-') }
}

/** Where a page ended, in terms that outlast a new reading of the records: value, village, id. */
export function cursorAt({ columns }: Reading, of: Noun, order: Order | undefined, row: number): string {
  const rows = columns[of]
  const value = order ? order.values[row - order.firstRow]! : 0
  return encodeCursor([value, columns.villages[villageOf(rows, row)]!, rows.id[row]!])
}

const Cursor = z.tuple([z.int().min(0).max(0xffff), z.string().regex(/^\d{6,12}$/), z.int()])

/** @throws ProblemError `invalid_cursor` */
export function positionAfter({ columns }: Reading, of: Noun, after: string | undefined): Position | undefined {
  const cursor = decodeCursor(after, Cursor)
  if (!cursor) return undefined
  const [value, code, id] = cursor
  const village = lowerBound(columns.villages, code)
  const rows = columns[of]
  return { value, fromRow: columns.villages[village] === code ? rowFrom(rows, village, id + 1) : rows.first[village]! }
}

type Items = { of: 'people'; items: PersonRow[] } | { of: 'households'; items: HouseholdRow[] } | { of: 'houses'; items: HouseRow[] }

/**
 * Rows by id, in the order given, as lists show them: read under the reader's scope, audited where they name people or are handed out.
 * @param subject what was asked, for the audit @param purpose what a list that is handed out is for
 */
export async function listRows(
  sql: Sql,
  account: Account,
  of: Noun,
  ids: readonly number[],
  subject: string,
  purpose?: string,
): Promise<Items> {
  const audit = async (fields: readonly string[], rowCount: number) => {
    const action = `analysis.${of}${purpose ? '.print' : ''}`
    if (rowCount > 0) await appendAudit(sql, account, { action, subject, ...(purpose ? { purpose } : {}), fields, rowCount })
  }
  if (of === 'houses') {
    const rows = inOrder(ids, await listHousesById(sql, ids))
    if (purpose) await audit(['address', 'residents', 'open_alerts'], rows.length)
    return { of, items: rows.map(asHouseRow) }
  }
  if (of === 'households') {
    const rows = inOrder(ids, await listHouseholdsById(sql, ids))
    await audit(['head_name_masked', 'size'], rows.length)
    return { of, items: rows.map(asHouseholdRow) }
  }
  const rows = inOrder(ids, await listPeople(sql, ids))
  await audit([...SUMMARY_FIELDS, 'ethnicity', 'marriage', 'education', 'politics', 'employment', 'insured'], rows.length)
  return { of, items: rows.map(asPersonRow) }
}

function asPersonRow({ villageCode, villageName, houseId, houseAddress, ...person }: PersonListRow): PersonRow {
  const village = { code: villageCode, name: villageName }
  return { ...asPersonSummary(person), householdId: person.householdId, village, house: asHouse(houseId, houseAddress) }
}

function asHouseholdRow({ headName, villageCode, villageName, houseId, houseAddress, ...household }: HouseholdListRow): HouseholdRow {
  const village = { code: villageCode, name: villageName }
  return { ...household, head: headName && maskName(headName), village, house: asHouse(houseId, houseAddress) }
}

function asHouseRow({ villageCode, villageName, ...house }: HouseListRow): HouseRow {
  return { ...house, village: { code: villageCode, name: villageName } }
}

const asHouse = (id: number | null, address: string | null) => (id === null ? null : { id, address: address! })

/** What has gone since the columns were read is left out. */
function inOrder<Row extends { id: number }>(ids: readonly number[], rows: readonly Row[]): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
