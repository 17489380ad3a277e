import type { Answered, Done, Engine } from '../engine.ts'
import { dataRow, frame, MessageReader, queryMessage, typeOf } from './messages.ts'
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

const SILENT: Answered = { output: (_bytes, sent) => sent(), copyIn() {}, fed() {} }

/**
 * Runs a statement of the server's own between the connections' transactions.
 * @returns whether it succeeded.
 */
export async function runInternally(shared: Shared, sql: string): Promise<boolean> {
  return !(await replyInternally(shared, sql)).some((message) => typeOf(message) === 'E')
}

/** @returns the rows, as text; none when the statement failed. */
export async function queryInternally(shared: Shared, sql: string): Promise<(string | null)[][]> {
  return (await replyInternally(shared, sql)).filter((message) => typeOf(message) === 'D').map(dataRow)
}

async function replyInternally(shared: Shared, sql: string): Promise<Buffer[]> {
  const holder = {}
  const reader = new MessageReader()
  await shared.turns.take(holder)
  try {
    await runGuarded(shared, queryMessage(sql), {
      ...SILENT,
      output(bytes, sent) {
        reader.push(bytes)
        sent()
      },
    })
  } finally {
    shared.turns.release(holder)
  }
  const messages: Buffer[] = []
  for (let message = reader.next(); message; message = reader.next()) messages.push(message)
  return messages
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
