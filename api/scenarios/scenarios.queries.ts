import type { Scenario, ScenarioKindId, ScenarioOutcome } from '../contract/scenarios.ts'
import type { Sql } from '../database/sql.ts'

export interface ScenarioRow {
  id: string
  name: string
  kind: ScenarioKindId
  areaCode: string
  areaName: string
  question: Scenario['question']
  address: string
  own: boolean
  shared: boolean
  createdAt: Date
}
export interface RunRow {
  ranAt: Date
  version: string
  outcome: ScenarioOutcome
}

const COLUMNS = `s.id, s.name, s.kind, s.area_code as "areaCode", coalesce(a.name, s.area_code) as "areaName", s.question, s.address,
  s.account_id = (select scope_account()) as own, s.shared, s.created_at as "createdAt"`
const FROM = 'scenarios s left join areas a on a.code = s.area_code'
const RUN = `ran_at as "ranAt", version, outcome`

/** The running account's own, the newest first, each with its last run. */
export function listScenarioRows(sql: Sql): Promise<(ScenarioRow & { run: { version: string; outcome: ScenarioOutcome } | null })[]> {
  return sql.rows(
    `select ${COLUMNS},
            (select json_build_object('version', r.version, 'outcome', r.outcome) from scenario_runs r
             where r.scenario_id = s.id order by r.id desc limit 1) as run
     from ${FROM} where s.account_id = (select scope_account()) and s.deleted_at is null order by s.created_at desc, s.id`,
  )
}

/** One's own or a shared one. */
export function findScenarioRow(sql: Sql, id: string): Promise<ScenarioRow | undefined> {
  return sql.row(`select ${COLUMNS} from ${FROM} where s.id = $1 and s.deleted_at is null`, [id])
}

/** Runs of a scenario under the running scope, the last first. */
export function listRunRows(sql: Sql, id: string, limit: number): Promise<RunRow[]> {
  return sql.rows(`select ${RUN} from scenario_runs where scenario_id = $1 order by id desc limit $2`, [id, limit])
}

export interface NewScenario {
  name: string
  kind: ScenarioKindId
  areaCode: string
  question: object
  address: string
}
/** Keeps one for the running account; undefined when it has `most` already. Those put away more than a day ago are gone. */
export async function insertScenario(sql: Sql, kept: NewScenario, most: number): Promise<string | undefined> {
  await sql.run(`delete from scenarios where account_id = (select scope_account()) and deleted_at < now() - interval '1 day'`)
  const row = await sql.row<{ id: string }>(
    `insert into scenarios (account_id, name, kind, area_code, question, address)
     select scope_account(), $1, $2, $3, $4::jsonb, $5
     where (select count(*) from scenarios where account_id = (select scope_account()) and deleted_at is null) < $6
     returning id`,
    [kept.name, kept.kind, kept.areaCode, JSON.stringify(kept.question), kept.address, most],
  )
  return row?.id
}

/** Adds a run; one on the same records takes the place of the last. Of older ones the newest `most` stay. */
export async function insertRun(sql: Sql, id: string, version: string, outcome: ScenarioOutcome, most: number): Promise<void> {
  await sql.run(`delete from scenario_runs where scenario_id = $1 and version = $2`, [id, version])
  await sql.run(`insert into scenario_runs (scenario_id, version, outcome) values ($1, $2, $3::jsonb)`, [
    id,
    version,
    JSON.stringify(outcome),
  ])
  await sql.run(
    `delete from scenario_runs where scenario_id = $1
       and id not in (select id from scenario_runs where scenario_id = $1 order by id desc limit $2)`,
    [id, most],
  )
}

/** What is not given stays as it is. @returns 0 when there is none of that id, or it is another's */
export function updateScenario(sql: Sql, id: string, name: string | null, shared: boolean | null): Promise<number> {
  return sql.run(
    `update scenarios set name = coalesce($2, name), shared = coalesce($3, shared)
     where id = $1 and account_id = (select scope_account()) and deleted_at is null`,
    [id, name, shared],
  )
}

/** Puts one's own away, or takes it back within a day. @returns 0 when there is nothing to do it to */
export function putAway(sql: Sql, id: string): Promise<number> {
  return sql.run(`update scenarios set deleted_at = now() where id = $1 and account_id = (select scope_account()) and deleted_at is null`, [
    id,
  ])
}
export function takeBack(sql: Sql, id: string): Promise<number> {
  return sql.run(
    `update scenarios set deleted_at = null
     where id = $1 and account_id = (select scope_account()) and deleted_at > now() - interval '1 day'`,
    [id],
  )
}

/** Copies the runs that the running scope sees to another scenario. */
export async function copyRuns(sql: Sql, from: string, to: string): Promise<void> {
  await sql.run(
    `insert into scenario_runs (scenario_id, ran_at, version, outcome)
     select $2, ran_at, version, outcome from scenario_runs where scenario_id = $1 order by id`,
    [from, to],
  )
}
