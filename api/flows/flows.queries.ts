import type { Flows } from '../contract/flows.ts'
import type { Sql } from '../database/sql.ts'

export interface FlowRow {
  from: string
  to: string
  people: number
}

/**
 * People by the area below the one given that they left from, and by where they live.
 * @param digits length of the codes that people leave from: 9 townships, 12 villages
 * @param exact false: rounded and without small counts, as released
 */
export function listFlows(sql: Sql, area: string, digits: number, exact: boolean): Promise<FlowRow[]> {
  return sql.rows(
    `select "from", "to", people from (
       select left(village_code, $2) as "from", place_code as "to", case when $3 then sum(people)::int else released(sum(people)) end as people
       from flows where village_code >= $1 and village_code < $1 || ':'
       group by 1, 2) counted
     where people is not null order by people desc, "from", "to"`,
    [area, digits, exact],
  )
}

export interface AreaRow {
  code: string
  name: string
  seat: [number, number]
}
/** Names and seats of areas by code. */
export function listAreas(sql: Sql, codes: readonly string[]): Promise<AreaRow[]> {
  return sql.rows(`select code, name, array[st_x(seat), st_y(seat)] as seat from areas where code = any($1) order by code`, [codes])
}

export async function findAsOf(sql: Sql): Promise<Flows['asOf'] | undefined> {
  return (await sql.row<{ asOf: string }>('select as_of as "asOf" from county'))?.asOf
}
