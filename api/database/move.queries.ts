import type { Sql } from './sql.ts'

/** A table of the product with the columns that are stored, not generated. */
export interface MovedTable {
  name: string
  columns: string[]
}

/** Every table of the product; what the migrations and PostGIS keep for themselves is made anew on the other side. */
export async function movedTables(sql: Sql): Promise<MovedTable[]> {
  return sql.rows<MovedTable>(
    `select quote_ident(c.relname) as name,
            array_agg(quote_ident(a.attname) order by a.attnum) filter (where a.attgenerated = '') as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where n.nspname = 'public' and c.relkind = 'r' and c.relname not in ('migrations', 'spatial_ref_sys')
     group by c.relname order by c.relname`,
  )
}

export async function countRows(sql: Sql, table: MovedTable): Promise<number> {
  return (await sql.row<{ count: number }>(`select count(*) as count from ${table.name}`))!.count
}

export async function hasRows(sql: Sql, table: MovedTable): Promise<boolean> {
  return (await sql.row(`select from ${table.name} limit 1`)) !== undefined
}

export const copyOutOf = ({ name, columns }: MovedTable) => `copy ${name} (${columns.join(', ')}) to stdout`
export const copyInto = ({ name, columns }: MovedTable) => `copy ${name} (${columns.join(', ')}) from stdin`

/** Takes indexes, foreign keys and triggers of a table out of the way of a large COPY. */
export async function prepareForCopy(sql: Sql, { name }: MovedTable): Promise<void> {
  await sql.run('select postpone_indexes($1::regclass)', [name])
  await sql.run(`alter table ${name} disable trigger user`)
}

export async function finishAfterCopy(sql: Sql, { name }: MovedTable): Promise<void> {
  await sql.run(`alter table ${name} enable trigger user`)
}

/** Gives a table its indexes and foreign keys back: once every table it may refer to is filled. */
export async function restoreIndexes(sql: Sql, { name }: MovedTable): Promise<void> {
  let more: boolean
  do more = (await sql.row<{ more: boolean }>('select restore_next_index($1::regclass) as more', [name]))!.more
  while (more)
}

export interface SequenceState {
  name: string
  last: number
  called: boolean
}

export async function sequenceStates(sql: Sql): Promise<SequenceState[]> {
  const names = await sql.rows<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c where c.relkind = 'S' and c.relnamespace = 'public'::regnamespace order by 1`,
  )
  const states: SequenceState[] = []
  for (const { name } of names) {
    const state = (await sql.row<{ last: number; called: boolean }>(`select last_value as last, is_called as called from ${name}`))!
    states.push({ name, ...state })
  }
  return states
}

export async function setSequence(sql: Sql, { name, last, called }: SequenceState): Promise<void> {
  await sql.run('select setval($1::regclass, $2, $3)', [name, last, called])
}

export async function analyze(sql: Sql): Promise<void> {
  await sql.run('analyze')
}
