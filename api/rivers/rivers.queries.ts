import type { River, RiverRow } from '../contract/rivers.ts'
import type { Sql } from '../database/sql.ts'
import { BOX, LENGTH, listFeatures, ROW, TOUCHES_AREA, type PageAsked } from '../features/features.queries.ts'

const OWN = `f.kind, nullif(f.width_meters, 0) as "widthMeters", ${LENGTH}`
const SQUARE_METERS_PER_MU = 666.6666666666666

/** A river, brook or reservoir, or undefined. */
export function findRiver(sql: Sql, id: number): Promise<River | undefined> {
  return sql.row(
    `select ${ROW}, ${BOX}, null as village, null as township, ${OWN},
            case when st_dimension(f.geom) = 2 then round(st_area(f.geom::geography) / $2::float8) end as "areaMu"
     from rivers f where f.id = $1`,
    [id, SQUARE_METERS_PER_MU],
  )
}

/** Waters that touch an area: reservoirs, then by width. */
export function listRiversAfter(sql: Sql, asked: PageAsked): Promise<(RiverRow & { sort: number })[]> {
  const sort = `case f.kind when 'reservoir' then 1e6 else f.width_meters end`
  return listFeatures(sql, { table: 'rivers', columns: OWN, sort, where: TOUCHES_AREA, kind: 'f.kind' }, asked)
}
