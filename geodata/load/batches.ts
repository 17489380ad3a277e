import type { Database } from '../../api/database/sql.ts'
import { copyRows, type CopyValue } from '../copy.ts'

/** One table's share of a batch: COPY statement and rows for it. */
export interface CopyPart {
  statement: string
  rows: Iterable<readonly CopyValue[]>
}

/** Copies the parts of each batch in one transaction, in their order; `stored` hears how many rows the batch had. */
export async function copyBatches(
  database: Database,
  batches: Iterable<readonly CopyPart[]>,
  stored: (rows: number) => void,
): Promise<void> {
  for (const parts of batches) {
    const rows = await database.system(async (sql) => {
      let sum = 0
      for (const { statement, rows } of parts) sum += await sql.copyIn(statement, copyRows(rows))
      return sum
    })
    stored(rows)
  }
}

/** Cuts a list into runs whose sizes add up to `limit` or a little more. */
export function runsOf<T>(list: readonly T[], size: (entry: T) => number, limit: number): T[][] {
  const runs: T[][] = []
  let sum = Infinity
  for (const entry of list) {
    if (sum >= limit) {
      runs.push([])
      sum = 0
    }
    runs.at(-1)!.push(entry)
    sum += size(entry)
  }
  return runs
}

/** Bytes as COPY's text format takes them once its backslash is escaped. */
export const byteaText = (bytes: Buffer): string => `\\x${bytes.toString('hex')}`
