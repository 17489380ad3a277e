import type { Sql } from '../database/sql.ts'

export interface BookmarkRow {
  id: number
  name: string
  address: string
  createdAt: Date
}
const COLUMNS = 'id, name, address, created_at as "createdAt"'

/** The running account's bookmarks, the newest first. */
export function listBookmarkRows(sql: Sql): Promise<BookmarkRow[]> {
  return sql.rows(`select ${COLUMNS} from bookmarks order by id desc`)
}

/** Keeps one more for the running account; undefined when it has `most` already. */
export function insertBookmark(
  sql: Sql,
  { name, address }: { name: string; address: string },
  most: number,
): Promise<BookmarkRow | undefined> {
  return sql.row(
    `insert into bookmarks (account_id, name, address)
     select scope_account(), $1, $2 where (select count(*) from bookmarks) < $3
     returning ${COLUMNS}`,
    [name, address, most],
  )
}

export function updateBookmarkName(sql: Sql, id: number, name: string): Promise<BookmarkRow | undefined> {
  return sql.row(`update bookmarks set name = $2 where id = $1 returning ${COLUMNS}`, [id, name])
}

/** @returns 0 when there is none of that id, or it is another account's */
export function deleteBookmarkRow(sql: Sql, id: number): Promise<number> {
  return sql.run('delete from bookmarks where id = $1', [id])
}
