import type { Account } from '../context.ts'
import { getHistory, getHistoryAreas, type AreaOfMonth, type HistoryMonth } from '../contract/history.ts'
import type { Sql } from '../database/sql.ts'
import { ProblemError } from '../errors.ts'
import { scoped, type Endpoint } from '../http/endpoint.ts'
import { requireScope } from '../http/permission.ts'
import {
  findSpan,
  listAlertMonths,
  listBenefitMonths,
  listChildMonths,
  listDatasetNames,
  listMonths,
  type HistorySpan,
} from './history.queries.ts'

export const historyEndpoints: Endpoint[] = [
  scoped(getHistory, async ({ query, account, sql }) => {
    const { area, asOf, counted, first, last, lastRecords } = await spanOf(sql, account, query.area)
    const from = within('from', query.from ?? first, first, last)
    const to = within('to', query.to ?? last, from, last)
    const people = new Map((await listMonths(sql, area.code, from, to)).map(({ month, ...row }) => [month, row]))
    const benefits = Map.groupBy(await listBenefitMonths(sql, area.code, from, to), ({ month }) => month)
    const alerts = await listAlertMonths(sql, area.code, from, to)
    const months = alerts.map(({ month, ...alertsOfMonth }): HistoryMonth => {
      const { houses, ...moves } = people.get(month) ?? { houses: null }
      return {
        month,
        people: 'closing' in moves ? moves : null,
        houses,
        benefits: month > lastRecords ? null : (benefits.get(month) ?? []).map(({ month: _, ...sums }) => sums),
        alerts: alertsOfMonth,
      }
    })
    return { area, asOf, counted, first, last, datasets: await listDatasetNames(sql), months }
  }),

  scoped(getHistoryAreas, async ({ query: { area: code, month }, account, sql }) => {
    const { area, first, last, lastRecords } = await spanOf(sql, account, code)
    within('month', month, first, last)
    const known = month <= lastRecords
    const rows = await listChildMonths(sql, area.code, month)
    return {
      month,
      areas: rows.map(({ code, name, created, closed, open, houses, benefitRecords, benefitYuan, ...people }): AreaOfMonth => {
        return {
          code,
          name,
          people: isKnown(people) ? people : null,
          houses,
          benefitRecords: known ? (benefitRecords ?? 0) : null,
          benefitYuan: known ? (benefitYuan ?? 0) : null,
          alerts: { created, closed, open },
        }
      }),
    }
  }),
]

type People = NonNullable<AreaOfMonth['people']>
const isKnown = (people: { [K in keyof People]: People[K] | null }): people is People => people.closing !== null

/** @throws ProblemError `not_found`, `out_of_scope` */
async function spanOf(sql: Sql, account: Account, code: string | undefined): Promise<HistorySpan> {
  const span = await findSpan(sql, code ?? account.scope.area)
  if (!span) throw new ProblemError('not_found')
  requireScope(account, span.area.code)
  return span
}

/** @throws ProblemError `invalid_input` where a month lies outside those on file */
function within(field: string, month: string, first: string, last: string): string {
  if (month < first || month > last) throw new ProblemError('invalid_input', { field, reason: `${first} – ${last}` })
  return month
}
