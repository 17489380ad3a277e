import { describe, expect, test } from 'vitest'
import { DatabaseUnfitError, isConnectionLoss, isRefusal } from './errors.ts'
import { checkServer } from './fitness.queries.ts'
import type { Sql } from './sql.ts'

const FIT = {
  version: { version: 150000, name: '15.0' },
  login: { name: 'yitu', bypasses: true, creates: true },
  app: undefined as object | undefined,
  postgis: { version: '3.3.2' } as object | undefined,
}

/** Answers the four questions of the check, in their order. */
function server(answers: Partial<typeof FIT>): Sql {
  const rows = Object.values({ ...FIT, ...answers })
  return { row: () => Promise.resolve(rows.shift()) } as unknown as Sql
}

describe('fitness of a server', () => {
  test('15 with PostGIS 3.3 and a login past row-level security will do', async () => {
    await checkServer(server({}))
    await checkServer(server({ login: { name: 'yitu', bypasses: true, creates: false }, app: {} }))
    await checkServer(server({ postgis: { version: '4.0.0' } }))
  })

  test('what is missing is named', async () => {
    const cases: [Partial<typeof FIT>, RegExp][] = [
      [{ version: { version: 140012, name: '14.12' } }, /PostgreSQL 15.*14\.12/],
      [{ login: { name: 'clerk', bypasses: false, creates: true } }, /clerk.*BYPASSRLS/],
      [{ login: { name: 'clerk', bypasses: true, creates: false } }, /clerk.*CREATEROLE/],
      [{ postgis: undefined }, /没有 PostGIS/],
      [{ postgis: { version: '3.2.9' } }, /PostGIS 3\.3.*3\.2\.9/],
    ]
    for (const [answers, sentence] of cases) {
      const failed = checkServer(server(answers))
      await expect(failed).rejects.toBeInstanceOf(DatabaseUnfitError)
      await expect(failed).rejects.toThrow(sentence)
    }
  })

  test('losses, refusals and failing statements are told apart', () => {
    const error = (code: string, message = '') => Object.assign(new Error(message), { code })
    for (const lost of [error('ECONNREFUSED'), error('57P01'), error('08006'), new Error('Connection terminated unexpectedly')]) {
      expect([isConnectionLoss(lost), isRefusal(lost)]).toEqual([true, false])
    }
    for (const refused of [error('28P01'), error('3D000')]) expect([isConnectionLoss(refused), isRefusal(refused)]).toEqual([false, true])
    for (const failed of [error('23505'), error('22P02'), 'text', undefined])
      expect([isConnectionLoss(failed), isRefusal(failed)]).toEqual([false, false])
  })
})
