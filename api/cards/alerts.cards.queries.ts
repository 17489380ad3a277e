import type { AlertSummary } from '../contract/alerts.ts'
import { maskName } from '../contract/masks.ts'
import type { Sql } from '../database/sql.ts'

/** An alert as ALERT_COLUMNS gives it, its subject's name unmasked. */
export interface AlertRow extends Omit<AlertSummary, 'subject' | 'village' | 'createdAt'> {
  subjectName: string | null
  subjectAge: number | null
  villageCode: string
  villageName: string
  createdAt: Date
}

/** Statuses that still ask for somebody. */
export const OPEN_STATUSES: readonly AlertSummary['status'][] = ['new', 'dispatched', 'verifying']

/** Columns of AlertRow, over ALERT_TABLES. */
export const ALERT_COLUMNS = `
  a.id::int, a.rule_id as rule, r.title, a.severity::int, a.status, coalesce(a.evidence ->> 'reason', r.description) as reason,
  a.person_id as "personId", a.house_id as "houseId", v.code as "villageCode", v.name as "villageName",
  case when a.geom is not null then array[st_x(a.geom), st_y(a.geom)] end as location,
  a.created_at as "createdAt", a.due_on as "dueOn",
  p.name as "subjectName", extract(year from age(c.as_of, p.birth_date))::int as "subjectAge"`

export const ALERT_TABLES = `
  alerts a
  join rules r on r.id = a.rule_id
  join areas v on v.code = a.village_code
  cross join county c
  left join people p on p.id = a.person_id`

/** Open alerts about a house or its people, most severe first. */
export function listHouseAlerts(sql: Sql, houseId: number): Promise<AlertRow[]> {
  return sql.rows(
    `select ${ALERT_COLUMNS} from ${ALERT_TABLES}
     where a.house_id = $1 and a.status in ('new', 'dispatched', 'verifying') order by a.severity desc, a.id`,
    [houseId],
  )
}

/** Masks an alert's subject. */
export function asAlertSummary({ subjectName, subjectAge, villageCode, villageName, createdAt, ...alert }: AlertRow): AlertSummary {
  return {
    ...alert,
    subject: subjectName === null ? '—' : `${maskName(subjectName)}，${subjectAge} 岁`,
    village: { code: villageCode, name: villageName },
    createdAt: createdAt.toISOString(),
  }
}
