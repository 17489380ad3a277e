import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { PoolClient } from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import type { Sql } from './sql.ts'

const COPY_CHUNK_BYTES = 128 * 1024

/** `Sql` on a connection that is inside a transaction. */
export function transactionSql(client: PoolClient): Sql {
  let cursors = 0
  const query = (text: string, values: readonly unknown[] = []) => client.query(text, values as unknown[])
  return {
    async rows<Row>(text: string, values?: readonly unknown[]) {
      return (await query(text, values)).rows as Row[]
    },
    async row<Row>(text: string, values?: readonly unknown[]) {
      return (await query(text, values)).rows[0] as Row | undefined
    },
    async run(text, values) {
      return (await query(text, values)).rowCount ?? 0
    },
    async copyIn(text, chunks) {
      const stream = client.query(copyFrom(text))
      await pipeline(Readable.from(gathered(chunks)), stream)
      return stream.rowCount
    },
    copyOut(text) {
      return client.query(copyTo(text)) as AsyncIterable<Buffer>
    },
    async *batches<Row>(text: string, values: readonly unknown[], batch: number) {
      const cursor = `batches_${++cursors}`
      await query(`declare ${cursor} no scroll cursor for ${text}`, values)
      try {
        for (;;) {
          const { rows } = await query(`fetch ${batch} from ${cursor}`)
          if (rows.length > 0) yield rows as Row[]
          if (rows.length < batch) break
        }
      } finally {
        // In a failed transaction the cursor is gone already.
        await query(`close ${cursor}`).catch(() => {})
      }
    },
  }
}

/** Joins small pieces: a message a row would cost more than the row. */
async function* gathered(chunks: AsyncIterable<Buffer | string> | Iterable<Buffer | string>): AsyncGenerator<Buffer> {
  let text = ''
  for await (const chunk of chunks) {
    if (typeof chunk === 'string') {
      text += chunk
      if (text.length < COPY_CHUNK_BYTES) continue
      yield Buffer.from(text)
      text = ''
    } else {
      if (text) yield Buffer.from(text)
      text = ''
      yield chunk
    }
  }
  if (text) yield Buffer.from(text)
}
