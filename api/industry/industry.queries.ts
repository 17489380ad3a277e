import type { Industry, IndustryRow } from '../contract/industry.ts'
import type { Sql } from '../database/sql.ts'
import { BOX, IN_AREA, listFeatures, PLACE, PLACE_JOINS, ROW, type PageAsked } from '../features/features.queries.ts'

const OWN = 'f.kind::int as kind, f.sector, f.jobs, f.output_yuan::float8 as "outputYuan"'

/** An enterprise, cooperative or farm in scope, or undefined. */
export function findIndustry(sql: Sql, id: number): Promise<Industry | undefined> {
  return sql.row(
    `select ${ROW}, ${BOX}, ${PLACE}, ${OWN}, f.founded_on as "foundedOn", f.address from industry f ${PLACE_JOINS} where f.id = $1`,
    [id],
  )
}

/** Those of an area, largest output first. */
export function listIndustryAfter(sql: Sql, asked: PageAsked): Promise<(IndustryRow & { sort: number })[]> {
  return listFeatures(sql, { table: 'industry', columns: OWN, sort: 'f.output_yuan', where: IN_AREA, kind: 'f.kind::text' }, asked)
}
