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

const ERROR_RESPONSE = 0x45
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
    await runGuarded(shared, queryMessage(sql), {
      ...SILENT,
      output(bytes, sent) {
        failed ||= bytes[0] === ERROR_RESPONSE
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
  const done = await runGuarded(shared, Buffer.concat([...close, frame('S')]), SILENT)
  if (done.status !== 'I') await runGuarded(shared, queryMessage('rollback'), SILENT)
}

async function runGuarded(shared: Shared, request: Buffer, answered: Answered): Promise<Done> {
  const { engine, statementLimit, fatal } = shared
  const timer = setTimeout(() => fatal(`the database's upkeep ran longer than ${statementLimit} ms`), statementLimit)
  try {
    return await engine.run(request, answered)
  } finally {
    clearTimeout(timer)
  }
}
