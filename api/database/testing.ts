/**
 * Databases for `.db.test.ts` files, on every engine of the run (see testing.setup.ts):
 *
 *     describeOnDatabases('houses', (engine) => {
 *       const database = useRolledBack(engine)
 *       test('…', async () => {
 *         await database.system((sql) => sql.run('insert …'))
 *         expect(await database.scoped({ area: '430821', datasets: [], people: true }, (sql) => …)).toEqual(…)
 *       })
 *     })
 *
 * `useRolledBack` is the usual one: migrated, empty, shared by the run; what a test writes is gone after it. The embedded engine
 * has one session, so a test that waits long in it makes other files wait. `useFresh` is a database of the file's own, for what
 * must be committed: notifications, loads, several connections.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, inject } from 'vitest'
import { migrate } from '../../migrations/migrate.ts'
import { openDatabase } from './database.ts'
import { scopeStatements } from './scope.ts'
import type { Database, Sql } from './sql.ts'
import { createServerDatabase, dropServerDatabase } from './testing.server.ts'
import type { TestEngine } from './testing.setup.ts'

export type { TestEngine } from './testing.setup.ts'

export function describeOnDatabases(title: string, suite: (engine: TestEngine) => void): void {
  for (const engine of inject('engines')) describe(`${title} (${engine.name})`, () => suite(engine))
}

/** The run's migrated, empty database; each test is one transaction that is rolled back. Use it inside tests only. */
export function useRolledBack(engine: TestEngine): Database {
  let database: Database
  let current: Sql
  let end: () => void
  let ended: Promise<unknown>
  beforeAll(async () => {
    database = await openDatabase(engine, { connections: 1 })
  })
  beforeEach(async () => {
    await new Promise<void>((begun, failed) => {
      ended = database.system(
        (sql) =>
          new Promise((_keep, rollBack) => {
            current = sql
            end = () => rollBack(new RolledBack())
            begun()
          }),
      )
      ended.catch((error) => (error instanceof RolledBack ? undefined : failed(error)))
    })
  })
  afterEach(async () => {
    end()
    await ended.catch(() => {})
  })
  afterAll(() => database.end())
  return nestedDatabase(engine.name, () => current)
}

/** A migrated, empty database of this file's own. Use it inside tests only. */
export function useFresh(engine: TestEngine): Database {
  let database: Database
  let drop: () => Promise<void>
  beforeAll(async () => {
    if (engine.name === 'server') {
      const databaseUrl = await createServerDatabase(engine.databaseUrl!, engine.template)
      database = await openDatabase({ ...engine, databaseUrl })
      drop = () => dropServerDatabase(engine.databaseUrl!, databaseUrl)
    } else {
      const dataDir = mkdtempSync(join(tmpdir(), 'yitu-fresh-'))
      database = await openDatabase({ dataDir, databaseUrl: undefined })
      await migrate(database)
      drop = async () => rmSync(dataDir, { recursive: true })
    }
  })
  afterAll(async () => {
    await database.end()
    await drop()
  })
  return {
    engine: engine.name,
    scoped: (scope, work) => database.scoped(scope, work),
    system: (work) => database.system(work),
    listen: (...how) => database.listen(...how),
    end: async () => {},
  }
}

class RolledBack extends Error {
  override name = 'RolledBack'
}

/** Transactions as savepoints of one that never commits, one after the other. */
function nestedDatabase(engine: Database['engine'], current: () => Sql): Database {
  let last: Promise<unknown> = Promise.resolve()
  function nested<T>(begin: string, work: (sql: Sql) => Promise<T>): Promise<T> {
    const turn = last.then(async () => {
      const sql = current()
      await sql.run(`savepoint nested; ${begin}`)
      try {
        const result = await work(sql)
        await sql.run(`set local role none; select set_config('yitu.scope', '', true), set_config('yitu.datasets', '', true),
          set_config('yitu.people', '', true); release savepoint nested`)
        return result
      } catch (error) {
        await sql.run('rollback to savepoint nested; release savepoint nested')
        throw error
      }
    })
    last = turn.catch(() => {})
    return turn
  }
  return {
    engine,
    scoped: (scope, work) => nested(scopeStatements(scope), work),
    system: (work) => nested('set local role none', work),
    listen: () => Promise.reject(new Error('nothing is committed here, so nothing is notified: useFresh')),
    end: async () => {},
  }
}
