import type { Sql } from '../../api/database/sql.ts'
import { copyRows } from '../copy.ts'
import type { Account, Dataset } from '../demo/accounts.ts'
import type { Rule } from '../demo/rules.ts'
import type { Unit } from '../demo/units.ts'

/** Empties what the ground stage fills; nothing leans on it yet. */
export async function clearGround(sql: Sql): Promise<void> {
  for (const table of [
    'rules',
    'dataset_shares',
    'datasets',
    'sessions',
    'accounts',
    'units',
    'places',
    'roads',
    'rivers',
    'reliefs',
    'areas',
    'county',
  ]) {
    await sql.run(`delete from ${table}`)
  }
}

export async function storeUnits(sql: Sql, units: readonly Unit[]): Promise<void> {
  await sql.copyIn(
    'copy units (id, name, kind, area_code) from stdin',
    copyRows(units.map(({ id, name, kind, areaCode }) => [id, name, kind, areaCode])),
  )
}

/** Demo accounts have no hash: they take the demo password. */
export async function storeAccounts(sql: Sql, accounts: readonly Account[]): Promise<void> {
  await sql.copyIn(
    'copy accounts (id, name, title, unit_id, role, scope_code, demo) from stdin',
    copyRows(accounts.map(({ name, title, unitId, role, scopeCode }, index) => [index + 1, name, title, unitId, role, scopeCode, true])),
  )
  await sql.run(`select setval(pg_get_serial_sequence('accounts', 'id'), (select max(id) from accounts))`)
}

export async function storeDatasets(
  sql: Sql,
  datasets: readonly Dataset[],
  shares: readonly { datasetId: number; unitId: number }[],
): Promise<void> {
  await sql.copyIn(
    'copy datasets (id, code, name, unit_id, description) from stdin',
    copyRows(datasets.map(({ id, code, name, unitId, description }) => [id, code, name, unitId, description])),
  )
  await sql.copyIn(
    'copy dataset_shares (dataset_id, unit_id) from stdin',
    copyRows(shares.map(({ datasetId, unitId }) => [datasetId, unitId])),
  )
}

export async function storeCounty(
  sql: Sql,
  { code, name, asOf, seed, scale }: { code: string; name: string; asOf: string; seed: number; scale: number },
): Promise<void> {
  await sql.run('insert into county (code, name, as_of, demo, demo_seed, demo_scale) values ($1, $2, $3, true, $4, $5)', [
    code,
    name,
    asOf,
    seed,
    scale,
  ])
}

export async function storeRules(sql: Sql, rules: readonly Rule[], validFrom: string): Promise<void> {
  for (const { id, title, description, severity, parameters, datasets, condition, deadlineDays, coolDownDays } of rules) {
    await sql.run(
      `insert into rules (id, title, description, severity, parameters, datasets, condition, deadline_days, cool_down_days, valid_from)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [id, title, description, severity, JSON.stringify(parameters), datasets, condition, deadlineDays, coolDownDays, validFrom],
    )
  }
}
