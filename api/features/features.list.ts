import { z } from 'zod'
import type { Sql } from '../database/sql.ts'
import { ProblemError } from '../errors.ts'
import { decodeCursor, page } from '../http/cursor.ts'
import type { PageAsked } from './features.queries.ts'

interface Asked {
  readonly area?: string | undefined
  readonly kinds?: readonly string[] | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/**
 * Answers one page of a list of features.
 * @param read reads rows after a position, one more than a page holds
 * @throws ProblemError `invalid_cursor`
 */
export async function listPage<Row extends { id: number }>(
  sql: Sql,
  { area, kinds, after, limit }: Asked,
  read: (sql: Sql, asked: PageAsked) => Promise<(Row & { sort: number })[]>,
): Promise<{ items: Omit<Row & { sort: number }, 'sort'>[]; next: string | null }> {
  const position = decodeCursor(after, z.tuple([z.number(), z.int()]))
  const rows = await read(sql, { area, kinds, after: position, limit: limit + 1 })
  const { items, next } = page(rows, limit, (row) => [row.sort, row.id])
  return { items: items.map(({ sort: _sort, ...row }) => row), next }
}

/** @throws ProblemError `not_found` where there is nothing, or nothing in scope */
export function found<Row>(row: Row | undefined): Row {
  if (row === undefined) throw new ProblemError('not_found')
  return row
}
