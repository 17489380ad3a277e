import type { Sql } from '../database/sql.ts'

/** Whether the database answers at all. */
export async function answers(sql: Sql): Promise<boolean> {
  return (await sql.row<{ one: number }>('select 1 as one'))?.one === 1
}
