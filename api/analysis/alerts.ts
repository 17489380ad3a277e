import { BYTE_MAX, lowerBound, NONE, rowFrom, type Columns, type Ranges } from './columns.ts'
import type { OpenAlert } from './columns.queries.ts'

/** Open alerts with the rows they are about. */
export interface AlertColumns {
  readonly village: Int32Array
  readonly person: Int32Array
  readonly house: Int32Array
  readonly rule: Int32Array
  /** The data sets that each rule rests on. */
  readonly datasets: readonly (readonly number[])[]
}

/** Finds the rows of alerts; what an alert is about may have gone since. */
export function alertColumns(columns: Columns, alerts: readonly OpenAlert[], datasets: readonly (readonly number[])[]): AlertColumns {
  const { villages, people, houses } = columns
  const villageOf = (code: string) => {
    const village = lowerBound(villages, code)
    return villages[village] === code ? village : NONE
  }
  const found = {
    village: new Int32Array(alerts.length),
    person: new Int32Array(alerts.length),
    house: new Int32Array(alerts.length),
    rule: new Int32Array(alerts.length),
    datasets,
  }
  for (const [index, alert] of alerts.entries()) {
    const village = villageOf(alert.village)
    found.village[index] = village
    found.person[index] = rowOf(people, village, alert.personId)
    found.house[index] =
      alert.houseId === null || alert.houseVillage === null ? NONE : rowOf(houses, villageOf(alert.houseVillage), alert.houseId)
    found.rule[index] = alert.rule
  }
  return found
}

function rowOf(rows: Columns['people'] | Columns['houses'], village: number, id: number): number {
  if (village === NONE) return NONE
  const row = rowFrom(rows, village, id)
  return row < rows.first[village + 1]! && rows.id[row] === id ? row : NONE
}

/** A reader's own columns over the rows of their scope: as the policies show alerts, one of their village, of a rule whose data sets they read. */
export interface ReaderAlerts {
  /** 1: an open alert is about this person. Row 0 is the first of the scope. */
  readonly alerted: Uint8Array
  readonly openAlerts: Uint8Array
}

/** @param villages first village of the scope, and the one after its last */
export function readerAlerts(
  alerts: AlertColumns,
  ranges: Ranges,
  villages: { from: number; to: number },
  readable: readonly number[],
): ReaderAlerts {
  const { people, houses } = ranges
  const alerted = new Uint8Array(people.to - people.from)
  const openAlerts = new Uint8Array(houses.to - houses.from)
  const shown = alerts.datasets.map((datasets) => datasets.every((dataset) => readable.includes(dataset)))
  for (let index = 0; index < alerts.village.length; index++) {
    const village = alerts.village[index]!
    if (village < villages.from || village >= villages.to || !shown[alerts.rule[index]!]) continue
    const person = alerts.person[index]!
    if (person >= people.from && person < people.to) alerted[person - people.from] = 1
    const house = alerts.house[index]!
    if (house >= houses.from && house < houses.to)
      openAlerts[house - houses.from] = Math.min(openAlerts[house - houses.from]! + 1, BYTE_MAX)
  }
  return { alerted, openAlerts }
}
