import type { Engine } from '../engine.ts'
import { cstring, frame } from './messages.ts'

const FEED_BYTES = 128 * 1024
/** COPY data read ahead of the engine. */
const MAX_UNFED_BYTES = 4 * 1024 * 1024

/** COPY data on their way into a statement that waits for them. */
export class CopyIn {
  /** Resolves when the statement has ended. */
  readonly ended: Promise<void>
  private readonly engine: Engine
  private batch: Buffer[] = []
  private batchBytes = 0
  private unfed = 0

  constructor(engine: Engine, ended: Promise<void>) {
    this.engine = engine
    this.ended = ended
  }

  /** A whole CopyData message. Small ones go to the engine together: handing one over costs more than reading it. */
  add(message: Buffer): void {
    this.unfed += message.length
    this.batch.push(message)
    this.batchBytes += message.length
    if (this.batchBytes >= FEED_BYTES) this.flush()
  }

  flush(): void {
    if (this.batchBytes === 0) return
    this.engine.feed(Buffer.concat(this.batch))
    this.batch = []
    this.batchBytes = 0
  }

  /** The client is gone: what isn't in the engine yet stays out, and the statement fails. */
  abandon(): void {
    this.batch = [frame('f', cstring('the client is gone'))]
    this.batchBytes = 1
    this.flush()
  }

  fed(bytes: number): void {
    this.unfed -= bytes
  }

  get full(): boolean {
    return this.unfed >= MAX_UNFED_BYTES
  }

  /** The engine has had all there was. */
  get empty(): boolean {
    return this.unfed === 0
  }
}
