import type { Road, RoadRow } from '../contract/roads.ts'
import type { Sql } from '../database/sql.ts'
import { BOX, LENGTH, listFeatures, ROW, TOUCHES_AREA, type PageAsked } from '../features/features.queries.ts'

const OWN = `f.kind, f.bridge, ${LENGTH}`
/** Classes from the highest down. */
const RANK = `10 - array_position(array['expressway', 'national', 'provincial', 'county', 'township', 'village', 'path'], f.kind)`

/** A stretch of road, or undefined. */
export function findRoad(sql: Sql, id: number): Promise<Road | undefined> {
  return sql.row(`select ${ROW}, ${BOX}, null as village, null as township, ${OWN} from roads f where f.id = $1`, [id])
}

/** Stretches that touch an area, the highest class first. */
export function listRoadsAfter(sql: Sql, asked: PageAsked): Promise<(RoadRow & { sort: number })[]> {
  return listFeatures(sql, { table: 'roads', columns: OWN, sort: RANK, where: TOUCHES_AREA, kind: 'f.kind' }, asked)
}
