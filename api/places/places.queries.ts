import type { Place } from '../contract/places.ts'
import type { Sql } from '../database/sql.ts'

/** Named points up to a rank, those shown from furthest away first. */
export function listPlacesTo(sql: Sql, rank: number): Promise<Place[]> {
  return sql.rows(
    `select name, kind, rank::int, array[st_x(geom), st_y(geom)] as location, height_meters as "heightMeters"
     from places where rank <= $1 order by rank, id`,
    [rank],
  )
}
