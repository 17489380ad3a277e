import type { Sql } from '../../api/database/sql.ts'

export async function clearFigures(sql: Sql): Promise<void> {
  await sql.run('truncate figures, pyramids, house_people, history, benefit_history, alerts, alert_events')
}

/** Counts each part of the figures anew. */
export const REFRESHES: readonly ((sql: Sql) => Promise<void>)[] = [
  async (sql) => void (await sql.run('select refresh_place_figures()')),
  async (sql) => void (await sql.run('select refresh_people_figures()')),
  async (sql) => void (await sql.run('select refresh_density()')),
  async (sql) => void (await sql.run('select refresh_record_figures()')),
  async (sql) => void (await sql.run('select refresh_history()')),
  async (sql) => void (await sql.run('select refresh_house_people()')),
  async (sql) => void (await sql.run('analyze figures, pyramids, house_people, history, benefit_history')),
]

export async function runRule(sql: Sql, id: string): Promise<void> {
  await sql.run('select run_rule($1)', [id])
}
