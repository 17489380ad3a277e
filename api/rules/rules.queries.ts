import type { Rule } from '../contract/alerts.ts'
import type { Sql } from '../database/sql.ts'

/** Every rule, most severe first. */
export function listAllRules(sql: Sql): Promise<Rule[]> {
  return sql.rows('select id, version, title, description, severity::int, parameters, enabled from rules order by severity desc, id')
}

/** The data sets that a rule rests on; undefined where there is no such rule. */
export async function datasetsOfRule(sql: Sql, id: string): Promise<number[] | undefined> {
  return (await sql.row<{ datasets: number[] }>('select datasets::int[] from rules where id = $1', [id]))?.datasets
}

/** Runs a rule over everything the transaction sees: for the whole county, a system transaction. */
export async function runRuleNow(sql: Sql, id: string): Promise<{ created: number; standing: number }> {
  return (await sql.row<{ created: number; standing: number }>('select created, standing from run_rule($1)', [id]))!
}

/**
 * How many alerts a rule would make in scope, by area.
 * @param digits length of the areas' codes
 */
export function countFindings(sql: Sql, id: string, digits: number): Promise<{ code: string; name: string; count: number }[]> {
  return sql.rows(
    `select a.code, a.name, f.count
     from (select left(village_code, $2) as code, count(*) from rule_findings($1) where fresh group by 1) f join areas a using (code)
     order by f.count desc, a.code`,
    [id, digits],
  )
}
