import type { ChildProcess } from 'node:child_process'
import { resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { ClientConfig } from 'pg'
import { databaseHome, readConnection } from '../embedded/connection.file.ts'
import { EmbeddedStartError, startEmbedded } from '../embedded/start.ts'
import { DatabaseUnavailableError } from './errors.ts'

/** Where connections go. The embedded engine may move to another port when it is started again. */
export interface Source {
  readonly engine: 'embedded' | 'server'
  /** Makes sure that something listens; for the embedded engine starts it where nobody has. */
  ready(): Promise<void>
  /** As of the last `ready()`. */
  settings(): ClientConfig
  end(): Promise<void>
}

export function serverSource(url: string): Source {
  return { engine: 'server', ready: async () => {}, settings: () => ({ connectionString: url }), end: async () => {} }
}

/** Somebody else's engine that has just gone is given this long to come back, before one of our own is started. */
const COME_BACK_MS = 6_000
/** Somebody else holds the folder but doesn't serve yet: it is starting, or ending. */
const START_MS = 60_000

/**
 * The embedded engine of a data folder: the one that already runs, or a child of this process for as long as the source is open.
 */
export function embeddedSource(dataDir: string): Source {
  const home = databaseHome(resolve(dataDir))
  let child: ChildProcess | undefined
  let known = readConnection(home)
  let wasForeign = known !== undefined
  let starting: Promise<void> | undefined
  let ended = false

  async function find(): Promise<void> {
    if (wasForeign && !child) {
      const patience = Date.now() + COME_BACK_MS
      while (Date.now() < patience && !(known = readConnection(home))) await delay(100)
      if (known) return
    }
    const patience = Date.now() + START_MS
    for (;;) {
      try {
        const started = await startEmbedded(home)
        child = started
        started.once('exit', () => {
          child = undefined
          // Broken or killed: the next transaction should find it again, or learn why not.
          if (!ended) ready().catch(() => {})
        })
        wasForeign = false
        known = readConnection(home)
        return
      } catch (error) {
        if (!(error instanceof EmbeddedStartError)) throw error
        if (!error.locked || Date.now() > patience) throw new DatabaseUnavailableError(error.message)
      }
      await delay(200)
      known = readConnection(home)
      if (known) {
        wasForeign = true
        return
      }
    }
  }

  async function ready(): Promise<void> {
    known = readConnection(home)
    if (known) return
    starting ??= find().finally(() => (starting = undefined))
    await starting
  }

  return {
    engine: 'embedded',
    ready,
    settings() {
      if (!known) throw new DatabaseUnavailableError('嵌入式数据库没有运行')
      return { host: '127.0.0.1', port: known.port, user: 'postgres', password: known.password, database: 'postgres' }
    },
    async end() {
      ended = true
      await starting?.catch(() => {})
      const stopping = child
      if (!stopping) return
      await new Promise<void>((done) => {
        stopping.once('exit', () => done())
        if (stopping.connected) stopping.disconnect()
      })
    },
  }
}
