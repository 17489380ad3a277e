import { setImmediate } from 'node:timers/promises'
import type { Database } from '../../api/database/sql.ts'
import { copyRows, type CopyValue } from '../copy.ts'
import { copyBinary, type BinaryTable, type BinaryValue } from '../copy_binary.ts'

/** One table's share of a batch: COPY statement, and what it takes, some hundred kilobytes a piece. */
export interface CopyPart {
  statement: string
  chunks: Iterable<Buffer | string>
}

/** A part whose chunks are made. */
interface MadePart {
  statement: string
  chunks: Buffer[]
}

export const textPart = (statement: string, rows: Iterable<readonly CopyValue[]>): CopyPart => ({ statement, chunks: copyRows(rows) })

export function binaryPart(table: BinaryTable, rows: Iterable<readonly BinaryValue[]>): CopyPart {
  return { statement: table.statement, chunks: copyBinary(table, rows) }
}

/**
 * Copies the parts of each batch in one transaction, in their order; `stored` hears how many rows the batch had. The next batch is
 * made while the database takes this one.
 */
export async function copyBatches(
  database: Database,
  batches: Iterable<readonly CopyPart[]>,
  stored: (rows: number) => void,
): Promise<void> {
  const made = batches[Symbol.iterator]()
  let next = makeBatch(made)
  for (;;) {
    const batch = await next
    if (!batch) return
    next = makeBatch(made)
    // What goes wrong in it is told when its turn comes.
    next.catch(() => {})
    const rows = await database.system(async (sql) => {
      let sum = 0
      for (const { statement, chunks } of batch) sum += await sql.copyIn(statement, chunks)
      return sum
    })
    stored(rows)
  }
}

/** The next batch, made; between its pieces whoever waits for the processor gets a turn. */
async function makeBatch(batches: Iterator<readonly CopyPart[]>): Promise<MadePart[] | undefined> {
  const { done, value: parts } = batches.next()
  if (done) return undefined
  const made: MadePart[] = []
  for (const { statement, chunks } of parts) {
    const kept: Buffer[] = []
    for (const chunk of chunks) {
      kept.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk)
      await setImmediate()
    }
    made.push({ statement, chunks: kept })
  }
  return made
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
