import { createHash } from 'node:crypto'
import type { DimensionId } from '../contract/dimensions.ts'
import type { Scope } from '../database/sql.ts'
import { readerAlerts, type AlertColumns } from './alerts.ts'
import { lowerBound, rangesOf, type Columns, type Ranges, type Values } from './columns.ts'

/** What one reader sees of the columns: the rows of their scope, and their own columns of alerts. */
export interface Reading {
  readonly columns: Columns
  readonly scope: Scope
  /** Which houses are in scope, in which order: the same for every server and start while no house comes or goes. */
  readonly houseList: () => string
  /** The rows in scope. */
  readonly ranges: Ranges
  /** Open alerts of each house in scope. */
  readonly openAlerts: Uint8Array
  /** A dimension's column, and the row that its first value stands for. */
  readonly column: (dimension: DimensionId) => { values: Values; firstRow: number }
}

/**
 * The columns as a scope shows them. Counts for accounts that see no people are made here as for others, and leave as
 * disclosure.ts lets them; nobody's alerts are counted beyond the reader's data sets.
 */
export function readingOf(columns: Columns, alerts: AlertColumns, scope: Scope): Reading {
  const ranges = rangesOf(columns, scope.area)
  const empty = scope.area === ''
  const villages = {
    from: empty ? 0 : lowerBound(columns.villages, scope.area),
    to: empty ? 0 : lowerBound(columns.villages, `${scope.area}:`),
  }
  const own = readerAlerts(alerts, ranges, villages, scope.datasets)
  let houseList: string | undefined
  return {
    columns,
    scope,
    houseList: () => (houseList ??= listVersion(columns.houses.id.subarray(ranges.houses.from, ranges.houses.to))),
    ranges,
    openAlerts: own.openAlerts,
    column(dimension) {
      if (dimension === 'alerted') return { values: own.alerted, firstRow: ranges.people.from }
      if (dimension === 'openAlerts') return { values: own.openAlerts, firstRow: ranges.houses.from }
      return { values: storedColumn(columns, dimension), firstRow: 0 }
    },
  }
}

function listVersion(ids: Int32Array): string {
  const bytes = new Uint8Array(ids.buffer, ids.byteOffset, ids.byteLength)
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16)
}

function storedColumn({ people, households, houses }: Columns, dimension: Exclude<DimensionId, 'alerted' | 'openAlerts'>): Values {
  if (dimension === 'householdSize') return households.householdSize
  if (dimension in houses) return houses[dimension as keyof typeof houses] as Values
  return people[dimension as keyof typeof people] as Values
}
