import type { Rule } from '../contract/alerts.ts'
import type { Sql } from '../database/sql.ts'

/** Every rule, most severe first. */
export function listAllRules(sql: Sql): Promise<Rule[]> {
  return sql.rows('select id, version, title, description, severity::int, parameters, enabled from rules order by severity desc, id')
}
