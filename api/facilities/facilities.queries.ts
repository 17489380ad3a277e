import type { Facility, FacilityRow } from '../contract/facilities.ts'
import type { Sql } from '../database/sql.ts'
import { BOX, IN_AREA, listFeatures, PLACE, PLACE_JOINS, ROW, type PageAsked } from '../features/features.queries.ts'

const OWN = 'f.kind, f.capacity'

/** A facility in scope, or undefined. */
export function findFacility(sql: Sql, id: number): Promise<Facility | undefined> {
  return sql.row(`select ${ROW}, ${BOX}, ${PLACE}, ${OWN}, f.address from facilities f ${PLACE_JOINS} where f.id = $1`, [id])
}

/** Those of an area, largest first. */
export function listFacilitiesAfter(sql: Sql, asked: PageAsked): Promise<(FacilityRow & { sort: number })[]> {
  return listFeatures(sql, { table: 'facilities', columns: OWN, sort: 'f.capacity', where: IN_AREA, kind: 'f.kind' }, asked)
}
