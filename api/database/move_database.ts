import {
  analyze,
  copyInto,
  copyOutOf,
  countRows,
  finishAfterCopy,
  hasRows,
  movedTables,
  prepareForCopy,
  restoreIndexes,
  sequenceStates,
  setSequence,
} from './move.queries.ts'
import type { Database, Sql } from './sql.ts'

export class MoveError extends Error {
  override name = 'MoveError'
}

/** How a move goes on: a table and how many rows of it have arrived. */
export interface MovedRows {
  table: string
  rows: number
}

/**
 * Copies everything from one database to another, migrated and empty one, in one transaction there; the source is only read.
 * @returns what was moved, table by table.
 * @throws MoveError when the target isn't empty or a count doesn't agree; the target is then as it was.
 */
export async function moveDatabase(
  source: Database,
  target: Database,
  progress: (moved: MovedRows) => void = () => {},
): Promise<MovedRows[]> {
  const moved = await target.system(async (to) => {
    const tables = await movedTables(to)
    await refuseRows(to, tables)
    for (const table of tables) await prepareForCopy(to, table)
    const copied = await source.system(async (from) => {
      await refuseDifference(await movedTables(from), tables)
      const rows: MovedRows[] = []
      for (const table of tables) {
        const one = { table: table.name, rows: await to.copyIn(copyInto(table), from.copyOut(copyOutOf(table))) }
        progress(one)
        if (one.rows !== (await countRows(from, table))) throw new MoveError(`表 ${table.name} 只到了 ${one.rows} 行`)
        rows.push(one)
      }
      for (const sequence of await sequenceStates(from)) await setSequence(to, sequence)
      return rows
    })
    for (const table of tables) {
      await restoreIndexes(to, table)
      await finishAfterCopy(to, table)
    }
    return copied
  })
  await target.system(analyze)
  return moved
}

async function refuseRows(sql: Sql, tables: { name: string; columns: string[] }[]): Promise<void> {
  for (const table of tables) {
    if (await hasRows(sql, table)) throw new MoveError(`目标数据库不是空的：表 ${table.name} 里已有数据。请另建一个空数据库`)
  }
}

async function refuseDifference(from: { name: string }[], to: { name: string }[]): Promise<void> {
  const known = new Set(to.map(({ name }) => name))
  const unknown = from.filter(({ name }) => !known.has(name))
  if (unknown.length > 0) throw new MoveError(`目标数据库没有这些表：${unknown.map(({ name }) => name).join('、')}`)
}
