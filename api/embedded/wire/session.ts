import type { Answered, Done, Engine } from '../engine.ts'
import { frame, queryMessage } from './messages.ts'
import type { Turns } from './turns.ts'

/** What all connections of one server share. */
export interface Shared {
  readonly engine: Engine
  readonly turns: Turns<object>
  /** Milliseconds a statement may hold the engine. */
  readonly statementLimit: number
  /** Ends the process: the session inside is lost or must be given up. */
  fatal(reason: string): void
}

/** One request, and how long it may keep the engine at work; waiting for the client doesn't count. */
export class EngineRequest {
  private readonly shared: Shared
  private readonly limit: number
  private timer: NodeJS.Timeout | undefined

  constructor(shared: Shared, limit = shared.statementLimit) {
    this.shared = shared
    this.limit = limit
  }

  /** Runs a request of a holder who has the turn. */
  async run(bytes: Buffer, answered: Answered): Promise<Done> {
    this.resume()
    try {
      return await this.shared.engine.run(bytes, answered)
    } finally {
      this.pause()
    }
  }

  /** The engine is at work from now on. */
  resume(): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.shared.fatal(`a statement ran longer than ${this.limit} ms`), this.limit)
  }

  /** The client is waited for. */
  pause(): void {
    clearTimeout(this.timer)
    this.timer = undefined
  }
}

const SILENT: Answered = { output: (_bytes, sent) => sent(), copyIn() {}, fed() {} }

/**
 * Runs SQL of the server's own between the connections' transactions.
 * @returns whether it succeeded.
 */
export async function runInternally(shared: Shared, sql: string): Promise<boolean> {
  const holder = {}
  await shared.turns.take(holder)
  try {
    let failed = false
    await new EngineRequest(shared).run(queryMessage(sql), {
      ...SILENT,
      output(bytes, sent) {
        failed ||= bytes[0] === 0x45
        sent()
      },
    })
    return !failed
  } finally {
    shared.turns.release(holder)
  }
}

/** Cleans up after a connection that holds the turn: closes its statements and takes back its transaction. */
export async function tidyUp(shared: Shared, close: Buffer[]): Promise<void> {
  const request = new EngineRequest(shared)
  const done = await request.run(Buffer.concat([...close, frame('S')]), SILENT)
  if (done.status !== 'I') await request.run(queryMessage('rollback'), SILENT)
}
