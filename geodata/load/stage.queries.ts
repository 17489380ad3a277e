import type { Database, Sql } from '../../api/database/sql.ts'

export async function closedStages(sql: Sql): Promise<Set<string>> {
  return new Set((await sql.rows<{ name: string }>('select name from fill_steps')).map(({ name }) => name))
}

export async function closeStage(sql: Sql, name: string, detail: object): Promise<void> {
  await sql.run('insert into fill_steps (name, detail) values ($1, $2)', [name, JSON.stringify(detail)])
}

/** Statistics of what has rows and none yet: without them every range of villages is planned for as if it held a row or two. */
export async function gatherStatistics(sql: Sql): Promise<void> {
  const tables = await sql.rows<{ name: string }>(
    `select relid::regclass as name from pg_stat_user_tables join pg_class on oid = relid where reltuples < 0 and pg_relation_size(relid) > 0`,
  )
  for (const { name } of tables) await sql.run(`analyze ${name}`)
}

/** Takes away what would slow a bulk load down; nothing happens to a table whose turn to get it back has not come yet. */
export async function postponeIndexes(sql: Sql, tables: readonly string[]): Promise<void> {
  for (const table of tables) await sql.run('select postpone_indexes($1::regclass)', [table])
}

/** Builds what was taken away, each in a transaction of its own, and gathers statistics. */
export async function restoreIndexes(database: Database, tables: readonly string[], built: () => void = () => {}): Promise<void> {
  for (const table of tables) {
    const restore = (): Promise<{ more: boolean } | undefined> =>
      database.system((sql) => sql.row<{ more: boolean }>('select restore_next_index($1::regclass) as more', [table]))
    while ((await restore())?.more) built()
    await database.system((sql) => sql.run(`analyze ${table}`))
  }
}
