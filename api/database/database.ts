import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { DatabaseUnavailableError, DatabaseUnfitError, isConnectionLoss, isRefusal } from './errors.ts'
import { checkServer } from './fitness.queries.ts'
import { keepListening } from './listener.ts'
import { scopeStatements } from './scope.ts'
import { embeddedSource, serverSource, type Source } from './source.ts'
import type { Database, Sql } from './sql.ts'
import { transactionSql } from './transaction.ts'
import { valueTypes } from './values.ts'

export interface DatabaseOptions {
  /** Connections kept. The embedded engine has one session, so more of them only wait for each other. */
  connections?: number
  /** Milliseconds a statement of a scoped transaction may take. */
  statementLimitMs?: number
}

/** A server is expected to run; an embedded engine, or a server that ran, may be starting again. */
const FIRST_PATIENCE_MS = 4_000
const RESTART_PATIENCE_MS = 15_000
const STATEMENT_LIMIT_MS = 60_000

/**
 * Opens the database that the settings name: `DATABASE_URL`, or the embedded engine of `DATA_DIR`: the running one, else a
 * child process that lives until `end()`.
 * @throws DatabaseUnavailableError, DatabaseUnfitError
 */
export async function openDatabase(config: { dataDir: string; databaseUrl?: string }, options: DatabaseOptions = {}): Promise<Database> {
  const source = config.databaseUrl ? serverSource(config.databaseUrl) : embeddedSource(config.dataDir)
  const database = databaseOn(source, options)
  try {
    if (source.engine === 'server') await database.system(checkServer)
    else await source.ready()
  } catch (error) {
    await database.end()
    throw error
  }
  return database
}

function databaseOn(source: Source, options: DatabaseOptions): Database {
  class SourceClient extends pg.Client {
    constructor(settings?: pg.ClientConfig) {
      super({ ...settings, ...source.settings() })
    }
  }
  const pool = new pg.Pool({ Client: SourceClient, max: options.connections ?? 8, types: valueTypes, idleTimeoutMillis: 60_000 })
  // A connection that breaks while idle is replaced by the pool; the next transaction says so if it can't be.
  pool.on('error', () => {})
  const limit = options.statementLimitMs ?? STATEMENT_LIMIT_MS

  let everConnected = source.engine === 'embedded'
  /** False when the last connection failed: then it is looked again where the database is. */
  let found = false

  async function connect(): Promise<pg.PoolClient> {
    const patience = Date.now() + (everConnected ? RESTART_PATIENCE_MS : FIRST_PATIENCE_MS)
    for (;;) {
      try {
        if (!found) await source.ready()
        const client = await pool.connect()
        found = everConnected = true
        return client
      } catch (error) {
        found = false
        if (error instanceof DatabaseUnavailableError) throw error
        if (isRefusal(error) && source.engine === 'server')
          throw new DatabaseUnfitError(`数据库拒绝登录：${error.message}`, { cause: error })
        if (!isConnectionLoss(error) && !isRefusal(error)) throw error
        if (Date.now() > patience) throw new DatabaseUnavailableError(`连接不上数据库：${(error as Error).message}`, { cause: error })
      }
      await delay(250)
    }
  }

  async function transaction<T>(begin: string, work: (sql: Sql) => Promise<T>): Promise<T> {
    const client = await connect()
    let broken: Error | undefined
    // A connection lost between two statements must not end the process.
    const hearLoss = (error: Error) => (broken = error)
    client.on('error', hearLoss)
    try {
      await client.query(begin)
      const result = await work(transactionSql(client))
      await client.query('commit')
      return result
    } catch (error) {
      if (broken || isConnectionLoss(error)) {
        found = false
        broken ??= error as Error
        throw new DatabaseUnavailableError(`数据库连接中断：${broken.message}`, { cause: error })
      }
      await client.query('rollback').catch((failure: Error) => (broken = failure))
      throw error
    } finally {
      client.off('error', hearLoss)
      client.release(broken)
    }
  }

  const everywhere = `begin; set local time zone 'UTC'; set local jit = off`
  return {
    engine: source.engine,
    scoped: (scope, work) => transaction(`${everywhere}; set local statement_timeout = ${limit}; ${scopeStatements(scope)}`, work),
    system: (work) => transaction(everywhere, work),
    listen: (channel, hear, missed) => keepListening(() => newClient(), channel, hear, missed),
    async end() {
      await pool.end()
      await source.end()
    },
  }

  async function newClient(): Promise<pg.Client> {
    await source.ready()
    const client = new SourceClient()
    await client.connect()
    return client
  }
}
