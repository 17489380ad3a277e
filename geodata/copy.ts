/** Values of one row for `COPY … FROM STDIN` in text format: null becomes \N, booleans t and f. */
export type CopyValue = string | number | boolean | null

const CHUNK_BYTES = 1 << 18

/** Rows as chunks of COPY's text format, some hundred kilobytes each. */
export function* copyRows(rows: Iterable<readonly CopyValue[]>): Generator<string> {
  let chunk = ''
  for (const row of rows) {
    for (let column = 0; column < row.length; column++) {
      if (column > 0) chunk += '\t'
      chunk += copyText(row[column]!)
    }
    chunk += '\n'
    if (chunk.length >= CHUNK_BYTES) {
      yield chunk
      chunk = ''
    }
  }
  if (chunk !== '') yield chunk
}

function copyText(value: CopyValue): string {
  if (value === null) return '\\N'
  if (typeof value === 'boolean') return value ? 't' : 'f'
  if (typeof value === 'number') return String(value)
  return /[\\\t\n\r]/.test(value) ? value.replace(/\\/g, '\\\\').replace(/\t/g, '\\t').replace(/\n/g, '\\n').replace(/\r/g, '\\r') : value
}
