import { z } from 'zod'
import { ProblemError } from '../errors.ts'

/** An opaque cursor: where a page ended, for the next to begin after. */
export function encodeCursor(position: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url')
}

/**
 * @param shape what the list's own cursors hold
 * @throws ProblemError `invalid_cursor`
 */
export function decodeCursor<Shape extends z.ZodType>(after: string | undefined, shape: Shape): z.output<Shape> | undefined {
  if (after === undefined) return undefined
  const parsed = z.string().transform(parseJson).pipe(shape).safeParse(Buffer.from(after, 'base64url').toString())
  if (!parsed.success) throw new ProblemError('invalid_cursor', { field: 'after' })
  return parsed.data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Cuts a list read one longer than its page; `next` points at its last row if there is more. */
export function page<Row>(
  rows: Row[],
  limit: number,
  position: (row: Row) => readonly (string | number)[],
): { items: Row[]; next: string | null } {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last !== undefined ? encodeCursor(position(last)) : null }
}
