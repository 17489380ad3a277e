/**
 * The embedded database's process: `node api/embedded/child.ts <home> <statement limit in ms>`, forked with an IPC channel.
 * Says `{ ready: true }` or `{ failed: sentence, locked: boolean }`; ends with a checkpoint when the channel closes or SIGTERM comes.
 */
import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { ensureDatabaseFolder } from './base.ts'
import { removeConnection, writeConnection } from './connection.file.ts'
import { Engine } from './engine.ts'
import { LockedError, releaseLock, takeLock, thisProcess } from './lock.ts'
import { startMaintenance } from './maintenance.queries.ts'
import { runInternally, type Shared } from './wire/session.ts'
import { serve, type WireServer } from './wire/server.ts'
import { Turns } from './wire/turns.ts'

/** EX_SOFTWARE of sysexits.h: the session inside was lost; start again. */
const BROKEN = 70
/** A statement still running when the process is asked to stop gets this long; a crash loses nothing that was acknowledged. */
const LAST_STATEMENT_MS = 3_000

const [home, statementLimit] = [process.argv[2]!, Number(process.argv[3])]

function fatal(reason: string): never {
  process.stderr.write(`database: ${reason}\n`)
  process.exit(BROKEN)
}

/** The parent has gone before the engine was open: nothing is lost by just ending. */
function abandon(): never {
  releaseLock(home)
  process.exit(0)
}

async function main(): Promise<void> {
  mkdirSync(home, { recursive: true, mode: 0o700 })
  takeLock(home)
  removeConnection(home)
  const folder = await ensureDatabaseFolder(home)
  let server: WireServer | undefined
  const engine = await Engine.open(folder, { fatal, notification: (message) => server?.notify(message) })
  const shared: Shared = { engine, turns: new Turns(), statementLimit, fatal }
  const password = randomBytes(24).toString('base64url')
  server = await serve({ ...shared, password })
  writeConnection(home, { ...thisProcess(), port: server.port, password })
  const stopMaintenance = startMaintenance(shared)

  let stopping = false
  async function stop(): Promise<void> {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(0), LAST_STATEMENT_MS).unref()
    removeConnection(home)
    stopMaintenance()
    await server?.close()
    if (await runInternally(shared, 'checkpoint')) await engine.close()
    releaseLock(home)
    process.exit(0)
  }
  process.off('disconnect', abandon)
  process.on('disconnect', () => void stop())
  process.on('SIGTERM', () => void stop())
  if (process.connected) process.send!({ ready: true })
  else await stop()
}

// Ctrl-C reaches the whole process group: the parent stops its children in order.
process.on('SIGINT', () => {})
process.on('disconnect', abandon)
try {
  await main()
} catch (error) {
  const locked = error instanceof LockedError
  if (!locked) releaseLock(home)
  if (!process.connected) process.exit(1)
  process.send!({ failed: error instanceof Error ? error.message : String(error), locked }, () => process.exit(1))
}
