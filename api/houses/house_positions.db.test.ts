import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decodeHousePositions } from '../contract/house_positions.ts'
import { describeOnDatabases, useFresh } from '../database/testing.ts'
import type { RunningServer } from '../server.ts'
import { ACCOUNTS, fillCounty } from '../testing/county.testing.ts'
import { serve, signIn } from '../testing/serve.testing.ts'

describeOnDatabases('positions of houses', (engine) => {
  const database = useFresh(engine)
  const dataDir = mkdtempSync(join(tmpdir(), 'yitu-positions-'))
  let server: RunningServer
  beforeAll(async () => {
    await fillCounty(database, dataDir)
    server = await serve(database, dataDir)
  })
  afterAll(() => server.stop())

  test.each(ACCOUNTS)('$name reads those of its scope, each within a tenth of a metre of plain SQL', async ({ name, scope }) => {
    const reply = await (await signIn(server, name))('/api/houses/positions')
    expect(reply.headers.get('content-type')).toBe('application/octet-stream')
    const { ids, lons, lats } = decodeHousePositions(await reply.arrayBuffer())
    const plain = await database.system((sql) =>
      sql.rows<{ id: number; lon: number; lat: number }>(
        `select id, st_x(st_centroid(geom)) as lon, st_y(st_centroid(geom)) as lat from houses where village_code like $1 || '%' order by id`,
        [scope],
      ),
    )
    expect([...ids]).toEqual(plain.map(({ id }) => id))
    plain.forEach(({ lon, lat }, house) => {
      expect(Math.abs(lons[house]! - lon)).toBeLessThan(1e-6)
      expect(Math.abs(lats[house]! - lat)).toBeLessThan(1e-6)
    })
  })

  test('other bytes are refused', () => {
    expect(() => decodeHousePositions(new ArrayBuffer(7))).toThrow('no positions')
    expect(decodeHousePositions(new ArrayBuffer(0)).ids).toHaveLength(0)
  })
})
