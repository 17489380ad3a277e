import type { Welcome } from '../contract/session.ts'
import type { Sql } from '../database/sql.ts'

/** The county that the database holds; undefined before its areas are there. */
export function findCounty(sql: Sql): Promise<{ code: string; name: string; demo: boolean } | undefined> {
  return sql.row('select code, name, demo from county')
}

/** Demo accounts to pick from: county first, then departments, townships, villages. */
export function listDemoAccounts(sql: Sql): Promise<Welcome['demoAccounts']> {
  return sql.rows(`
    select name as account, title, role from accounts
    where demo and disabled_at is null
    order by array_position(array['leader', 'planner', 'admin', 'department', 'school', 'township', 'village'], role), id`)
}
