import { randomBytes } from 'node:crypto'
import { expect, inject, test } from 'vitest'
import { migrate } from '../../migrations/migrate.ts'
import { openDatabase } from './database.ts'
import { DatabaseUnfitError } from './errors.ts'
import { createServerDatabase, dropServerDatabase } from './testing.server.ts'
import { describeOnDatabases } from './testing.ts'

describeOnDatabases('login', (engine) => {
  if (engine.name === 'embedded') {
    test('is the engine’s own, past row-level security', async () => {
      const database = await openDatabase(engine)
      expect(await database.system((sql) => sql.row(`select rolsuper as super from pg_roles where rolname = current_user`))).toEqual({
        super: true,
      })
      await database.end()
    })
    return
  }
  const serverUrl = engine.databaseUrl!

  test('without superuser rights, but past row-level security and with the extensions made for it, will do', async () => {
    const admin = await openDatabase({ ...engine, databaseUrl: serverUrl })
    const login = `yitu_test_${randomBytes(4).toString('hex')}`
    const databaseUrl = await createServerDatabase(serverUrl)
    const asLogin = new URL(databaseUrl)
    asLogin.username = login
    try {
      await admin.system((sql) => sql.run(`create role ${login} login; alter database ${asLogin.pathname.slice(1)} owner to ${login}`))
      await expect(openDatabase({ ...engine, databaseUrl: asLogin.href })).rejects.toThrow(/BYPASSRLS/)
      await admin.system((sql) => sql.run(`alter role ${login} bypassrls createrole`))
      const owner = await openDatabase({ ...engine, databaseUrl })
      await owner.system((sql) => sql.run('create extension postgis; create extension pg_trgm; create extension btree_gist'))
      await owner.end()
      const database = await openDatabase({ ...engine, databaseUrl: asLogin.href })
      // The role is the whole server's: one that this login didn't make must be granted to it.
      await admin.system((sql) => sql.run(`grant yitu_app to ${login}`))
      await migrate(database)
      const seen = await database.scoped({ area: '430821', datasets: [], people: true }, (sql) =>
        sql.row('select current_user as role, (select count(*) from people) as people'),
      )
      expect(seen).toEqual({ role: 'yitu_app', people: 0 })
      await database.end()
    } finally {
      await dropServerDatabase(serverUrl, databaseUrl)
      await admin.system((sql) => sql.run(`drop role if exists ${login}`))
      await admin.end()
    }
  })

  test('to a database that isn’t there is refused in a sentence', async () => {
    const url = new URL(serverUrl)
    url.pathname = '/yitu_nowhere'
    const failed = openDatabase({ ...engine, databaseUrl: url.href })
    await expect(failed).rejects.toBeInstanceOf(DatabaseUnfitError)
    await expect(failed).rejects.toThrow(/yitu_nowhere/)
  })
})

test('the embedded engine is always tested', () => {
  expect(inject('engines').map(({ name }) => name)).toContain('embedded')
})
