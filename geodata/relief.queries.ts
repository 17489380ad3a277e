import type { Sql } from '../api/database/sql.ts'
import type { Relief } from './county.types.ts'
import { decodeStrip, encodeStrip, STRIP_ROWS } from './relief.store.ts'

interface ReliefRow {
  id: number
  west: number
  north: number
  step: number
  width: number
  height: number
}

/** Stores a relief and makes it the current one in place of the one before, which is deleted. Gives its id. */
export async function writeRelief(sql: Sql, relief: Relief, source: string): Promise<number> {
  await sql.run('delete from reliefs where current')
  const row = await sql.row<{ id: number }>(
    `insert into reliefs (source, west, north, step, width, height, current)
     values ($1, $2, $3, $4, $5, $6, true) returning id`,
    [source, relief.west, relief.north, relief.step, relief.width, relief.height],
  )
  const id = row!.id
  for (let first = 0; first < relief.height; first += STRIP_ROWS) {
    const count = Math.min(STRIP_ROWS, relief.height - first)
    const strip = await encodeStrip(relief.heights.subarray(first * relief.width, (first + count) * relief.width))
    await sql.run('insert into relief_strips (relief_id, first_row, row_count, heights) values ($1, $2, $3, $4)', [id, first, count, strip])
  }
  return id
}

/** The current relief with its id and source, or undefined before there is one. */
export async function readRelief(sql: Sql): Promise<(Relief & { id: number; source: string }) | undefined> {
  const row = await sql.row<ReliefRow & { source: string }>(
    'select id, source, west, north, step, width, height from reliefs where current',
  )
  if (!row) return undefined
  const heights = new Float32Array(row.width * row.height)
  const strips = sql.batches<{ first_row: number; heights: Buffer }>(
    'select first_row, heights from relief_strips where relief_id = $1 order by first_row',
    [row.id],
    8,
  )
  for await (const batch of strips) for (const strip of batch) await decodeStrip(strip.heights, heights, strip.first_row * row.width)
  return { ...row, heights }
}
