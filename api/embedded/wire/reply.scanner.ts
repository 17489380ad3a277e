import { Buffer } from 'node:buffer'

const NOTIFICATION = 0x41
const READY_FOR_QUERY = 0x5a
const COPY_IN_RESPONSE = 0x47

/** State of the engine's transaction, as ReadyForQuery tells it: idle, in a transaction, in a failed one. */
export type TransactionStatus = 'I' | 'T' | 'E'

/** Where the scanner sends the stream it reads. */
export interface ReplySink {
  bytes(chunk: Uint8Array): void
  /** A whole NotificationResponse, cut out of the stream: it is for whoever listens, not for whoever is being answered. */
  notification(message: Buffer): void
}

/**
 * Follows the engine's reply message by message, however it is cut into chunks, and remembers what the server must know:
 * the last ReadyForQuery and whether COPY data are awaited.
 */
export class ReplyScanner {
  status: TransactionStatus | undefined
  copyIn = false
  private readonly header = Buffer.alloc(5)
  private headerSize = 0
  private left = 0
  private type = 0
  private cut: Uint8Array[] | undefined
  private readonly sink: ReplySink

  constructor(sink: ReplySink) {
    this.sink = sink
  }

  /** Forgets the last reply's end before the next request. */
  begin(): void {
    this.status = undefined
    this.copyIn = false
  }

  /** @param chunk Bytes of the reply; views of engine memory are fine, nothing of it is kept. */
  push(chunk: Uint8Array): void {
    let at = 0
    let from = 0
    while (at < chunk.length) {
      if (this.left > 0) {
        const end = Math.min(chunk.length, at + this.left)
        if (this.cut) {
          this.cut.push(chunk.slice(at, end))
          from = end
        } else if (this.type === READY_FOR_QUERY) {
          this.status = String.fromCharCode(chunk[at]!) as TransactionStatus
        }
        this.left -= end - at
        at = end
        if (this.left === 0) this.endMessage()
        continue
      }
      const held = this.headerSize
      while (this.headerSize < 5 && at < chunk.length) this.header[this.headerSize++] = chunk[at++]!
      if (this.headerSize < 5) {
        // The header goes on in the next chunk: it is kept here and sent on when its type is known.
        if (at - (this.headerSize - held) > from) this.sink.bytes(chunk.subarray(from, at - (this.headerSize - held)))
        return
      }
      this.type = this.header[0]!
      this.left = this.header.readInt32BE(1) - 4
      this.headerSize = 0
      if (this.type === NOTIFICATION) {
        const start = at - (5 - held)
        if (start > from) this.sink.bytes(chunk.subarray(from, start))
        this.cut = [Buffer.from(this.header)]
        from = at
      } else {
        if (held > 0) this.sink.bytes(Buffer.from(this.header.subarray(0, held)))
        if (this.type === COPY_IN_RESPONSE) this.copyIn = true
      }
      if (this.left === 0) this.endMessage()
    }
    if (chunk.length > from) this.sink.bytes(chunk.subarray(from))
  }

  private endMessage(): void {
    if (!this.cut) return
    this.sink.notification(Buffer.concat(this.cut))
    this.cut = undefined
  }
}
