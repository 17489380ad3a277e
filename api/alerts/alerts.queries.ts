import { ALERT_COLUMNS, ALERT_TABLES, type AlertRow } from '../cards/alerts.cards.queries.ts'
import type { AlertEvent, AlertSummary } from '../contract/alerts.ts'
import type { Sql } from '../database/sql.ts'

export interface AlertFilter {
  area?: string | undefined
  statuses: readonly string[]
  rule?: string | undefined
}
export interface AlertCursor {
  severity: number
  id: number
}

/** Alerts after a cursor, most severe first, then oldest first. */
export function listAlertsAfter(
  sql: Sql,
  { area, statuses, rule }: AlertFilter,
  after: AlertCursor | undefined,
  limit: number,
): Promise<AlertRow[]> {
  return sql.rows(
    `select ${ALERT_COLUMNS} from ${ALERT_TABLES}
     where a.status = any ($1::text[])
       and ($2::text is null or (a.village_code >= $2 and a.village_code < $2 || ':'))
       and ($3::text is null or a.rule_id = $3)
       and ($4::int is null or (a.severity, -a.id) < ($4, -$5::bigint))
     order by a.severity desc, a.id
     limit $6`,
    [statuses, area ?? null, rule ?? null, after?.severity ?? null, after?.id ?? null, limit],
  )
}

export interface PinRow {
  id: number
  lon: number
  lat: number
  severity: number
  rule: string
  houseId: number | null
}

/** Open alerts that have a place, in the order of their ids. */
export function listPins(sql: Sql, area: string | undefined): Promise<PinRow[]> {
  return sql.rows(
    `select id::int, round(st_x(geom)::numeric, 6)::float8 as lon, round(st_y(geom)::numeric, 6)::float8 as lat,
            severity::int, rule_id as rule, house_id as "houseId"
     from alerts
     where status in ('new', 'dispatched', 'verifying') and geom is not null
       and ($1::text is null or (village_code >= $1 and village_code < $1 || ':'))
     order by id`,
    [area ?? null],
  )
}

/** Titles of rules, in a fixed order. */
export function listRuleTitles(sql: Sql): Promise<{ id: string; title: string }[]> {
  return sql.rows('select id, title from rules order by id')
}

/** An alert in scope, held until the transaction ends if it is to be changed. */
export async function lockAlert(sql: Sql, id: number): Promise<{ status: AlertSummary['status']; villageCode: string } | undefined> {
  return sql.row('select status, village_code as "villageCode" from alerts where id = $1 for update', [id])
}

/** An alert in scope as its card shows it. */
export async function findAlert(sql: Sql, id: number): Promise<AlertRow | undefined> {
  return sql.row(`select ${ALERT_COLUMNS} from ${ALERT_TABLES} where a.id = $1`, [id])
}

/** Moves an alert on. */
export async function updateStatus(sql: Sql, id: number, status: AlertSummary['status']): Promise<void> {
  await sql.run('update alerts set status = $2 where id = $1', [id, status])
}

/** Writes a step of the follow-up down; streams hear of it when the transaction commits. */
export async function insertEvent(
  sql: Sql,
  event: { alertId: number; villageCode: string; accountId: number; kind: string; note: string | undefined },
): Promise<void> {
  await sql.run('insert into alert_events (alert_id, village_code, account_id, kind, note) values ($1, $2, $3, $4, $5)', [
    event.alertId,
    event.villageCode,
    event.accountId,
    event.kind,
    event.note ?? null,
  ])
}

/** Id of the newest event in scope, 0 before the first. */
export async function lastEventId(sql: Sql): Promise<number> {
  return (await sql.row<{ id: number }>('select coalesce(max(id), 0) as id from alert_events'))!.id
}

export interface EventRow extends AlertRow {
  eventId: number
}

/** Events after one, in the order they happened, each with its alert as it stands now. */
export function listEventsAfter(sql: Sql, eventId: number, limit: number): Promise<EventRow[]> {
  return sql.rows(
    `select e.id as "eventId", ${ALERT_COLUMNS}
     from (select id, alert_id from alert_events where id > $1 order by id limit $2) e
     join (${ALERT_TABLES}) on a.id = e.alert_id
     order by e.id`,
    [eventId, limit],
  )
}

/** The follow-up of an alert so far, oldest first, each step with the unit that did it. */
export function listAlertEvents(sql: Sql, alertId: number): Promise<(Omit<AlertEvent, 'at'> & { at: Date })[]> {
  return sql.rows(
    `select e.kind, e.note, e.at, u.name as by
     from alert_events e left join event_authors a on a.account_id = e.account_id left join units u on u.id = a.unit_id
     where e.alert_id = $1 order by e.id`,
    [alertId],
  )
}
