/**
 * Framing of the PostgreSQL wire protocol, version 3: a type byte, an int32 length that counts itself, the body.
 * Source: PostgreSQL manual, "Frontend/Backend Protocol", chapters "Message Flow" and "Message Formats".
 */

/** Larger messages than this are refused: a length field gone wrong must not make the server wait for gigabytes. */
export const MAX_MESSAGE_BYTES = 512 * 1024 * 1024

export class ProtocolError extends Error {
  override name = 'ProtocolError'
}

export function frame(type: string, body: Buffer = Buffer.alloc(0)): Buffer {
  const message = Buffer.allocUnsafe(5 + body.length)
  message.write(type, 0, 'latin1')
  message.writeInt32BE(4 + body.length, 1)
  body.copy(message, 5)
  return message
}

export function cstring(text: string): Buffer {
  return Buffer.from(`${text}\0`)
}

export function queryMessage(sql: string): Buffer {
  return frame('Q', cstring(sql))
}

/** An ErrorResponse. `code` is an SQLSTATE. */
export function errorMessage(severity: 'ERROR' | 'FATAL', code: string, message: string): Buffer {
  return frame(
    'E',
    Buffer.concat([cstring(`S${severity}`), cstring(`V${severity}`), cstring(`C${code}`), cstring(`M${message}`), Buffer.from([0])]),
  )
}

/** Values of a DataRow in text format. */
export function dataRow(message: Buffer): (string | null)[] {
  const values: (string | null)[] = []
  let at = 7
  for (let left = message.readInt16BE(5); left > 0; left--) {
    const length = message.readInt32BE(at)
    at += 4
    values.push(length < 0 ? null : message.toString('utf8', at, at + length))
    if (length > 0) at += length
  }
  return values
}

export function typeOf(message: Buffer): string {
  return String.fromCharCode(message[0]!)
}

/** Collects what a socket gives and cuts it into whole messages, copying a byte at most once. */
export class MessageReader {
  private chunks: Buffer[] = []
  private size = 0

  push(chunk: Buffer): void {
    this.chunks.push(chunk)
    this.size += chunk.length
  }

  /** The startup kind has no type byte: length, then code. */
  nextUntyped(): Buffer | undefined {
    if (this.size < 8) return undefined
    return this.take(checkedLength(this.gather(8).readInt32BE(0)))
  }

  next(): Buffer | undefined {
    if (this.size < 5) return undefined
    return this.take(1 + checkedLength(this.gather(5).readInt32BE(1)))
  }

  private take(length: number): Buffer | undefined {
    if (this.size < length) return undefined
    const first = this.gather(length)
    const rest = first.subarray(length)
    if (rest.length > 0) this.chunks[0] = rest
    else this.chunks.shift()
    this.size -= length
    return first.subarray(0, length)
  }

  /** Makes the first chunk at least `length` long. */
  private gather(length: number): Buffer {
    if (this.chunks[0]!.length < length) this.chunks = [Buffer.concat(this.chunks)]
    return this.chunks[0]!
  }
}

function checkedLength(length: number): number {
  if (length < 4 || length > MAX_MESSAGE_BYTES) throw new ProtocolError(`message of ${length} bytes`)
  return length
}
