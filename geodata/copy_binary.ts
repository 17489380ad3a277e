/** Types of columns that the largest tables are made of. */
export type ColumnType = 'boolean' | 'bytea' | 'date' | 'integer' | 'smallint' | 'text'

/** A table's columns as binary COPY fills them. */
export interface BinaryTable {
  statement: string
  types: readonly ColumnType[]
}

/** A date is its day, counted from 1970-01-01. */
export type BinaryValue = number | string | boolean | Buffer | null

/** PostgreSQL counts its days from 2000-01-01. */
const DAY_2000 = 10_957
/** Signature, no flags, no extension. */
const HEADER = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1')
const TRAILER = Buffer.from([0xff, 0xff])
const CHUNK_BYTES = 1 << 18
/** With room left for most rows. */
const FULL_BYTES = CHUNK_BYTES - 4096

export function binaryTable(name: string, columns: Readonly<Record<string, ColumnType>>): BinaryTable {
  return { statement: `copy ${name} (${Object.keys(columns).join(', ')}) from stdin (format binary)`, types: Object.values(columns) }
}

/**
 * Writes rows in COPY's binary format (PostgreSQL manual, COPY, "Binary Format"): millions of rows cost less than their text would, and
 * the database need not read numbers and dates from it.
 */
export class BinaryRows {
  private readonly types: readonly ColumnType[]
  private bytes = Buffer.allocUnsafe(CHUNK_BYTES)
  private view = viewOf(this.bytes)
  private at: number

  constructor({ types }: BinaryTable) {
    this.types = types
    this.at = HEADER.copy(this.bytes)
  }

  /** @throws RangeError where a number is not one that its column holds */
  add(values: readonly BinaryValue[]): void {
    const { types } = this
    this.need(2)
    this.view.setInt16(this.at, types.length)
    this.at += 2
    for (let column = 0; column < types.length; column++) this.put(types[column]!, values[column]!)
  }

  get length(): number {
    return this.at
  }

  /** What was written since the last time. */
  take(): Buffer {
    const taken = this.bytes.subarray(0, this.at)
    this.bytes = Buffer.allocUnsafe(CHUNK_BYTES)
    this.view = viewOf(this.bytes)
    this.at = 0
    return taken
  }

  /** The rest, once all rows are in. */
  end(): Buffer {
    return Buffer.concat([this.take(), TRAILER])
  }

  private put(type: ColumnType, value: BinaryValue): void {
    this.need(8)
    if (value === null) {
      this.view.setInt32(this.at, -1)
      this.at += 4
    } else if (type === 'integer') this.putInteger(value as number)
    else if (type === 'date') this.putInteger((value as number) - DAY_2000)
    else if (type === 'smallint') {
      if (((value as number) << 16) >> 16 !== value) throw new RangeError(`${value} is no smallint`)
      this.view.setInt32(this.at, 2)
      this.view.setInt16(this.at + 4, value as number)
      this.at += 6
    } else if (type === 'boolean') {
      this.view.setInt32(this.at, 1)
      this.view.setInt8(this.at + 4, Number(value))
      this.at += 5
    } else if (type === 'bytea') this.putBytes(value as Buffer)
    else this.putText(value as string)
  }

  private putInteger(value: number): void {
    // Bytes would keep the low bits of what does not fit.
    if ((value | 0) !== value) throw new RangeError(`${value} is no integer`)
    this.view.setInt32(this.at, 4)
    this.view.setInt32(this.at + 4, value)
    this.at += 8
  }

  private putBytes(value: Buffer): void {
    this.need(4 + value.length)
    this.view.setInt32(this.at, value.length)
    this.at += 4 + value.copy(this.bytes, this.at + 4)
  }

  private putText(value: string): void {
    // At most three bytes a unit of UTF-16.
    this.need(4 + 3 * value.length)
    const { bytes, at } = this
    let written = 0
    // Codes and pinyin need no encoder: to ask it for a few letters costs more than they do.
    for (; written < value.length && value.charCodeAt(written) < 0x80; written++) bytes[at + 4 + written] = value.charCodeAt(written)
    if (written < value.length) written = bytes.write(value, at + 4)
    this.view.setInt32(at, written)
    this.at += 4 + written
  }

  private need(more: number): void {
    if (this.at + more <= this.bytes.length) return
    const longer = Buffer.allocUnsafe(Math.max(2 * this.bytes.length, this.at + more))
    this.bytes.copy(longer, 0, 0, this.at)
    this.bytes = longer
    this.view = viewOf(longer)
  }
}

const viewOf = ({ buffer, byteOffset, byteLength }: Buffer): DataView => new DataView(buffer, byteOffset, byteLength)

/** Rows in COPY's binary format, some hundred kilobytes a piece. */
export function* copyBinary(table: BinaryTable, rows: Iterable<readonly BinaryValue[]>): Generator<Buffer> {
  const written = new BinaryRows(table)
  for (const row of rows) {
    written.add(row)
    if (written.length >= FULL_BYTES) yield written.take()
  }
  yield written.end()
}
