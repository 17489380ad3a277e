import { expect, test } from 'vitest'
import { describeOnDatabases, useRolledBack } from '../api/database/testing.ts'
import { settleGround } from './county.ts'
import { villageCounts } from './demo/counts.ts'
import type { Sql } from '../api/database/sql.ts'
import { copyRows } from './copy.ts'
import { placeHouses } from './demo/houses.place.ts'
import { readGround, storeGround } from './ground.queries.ts'
import { polygonHex } from './wkb.ts'
import { resettle } from './resettle.ts'
import { smallGround } from './testing.ground.ts'
import { writeRelief } from './relief.queries.ts'

const SEED = 7
const SCALE = 0.002
const counts = villageCounts(SEED, SCALE)
const ground = smallGround()
const county = settleGround(ground, SEED, SCALE)

const houses = [...placeHouses(county, counts, SEED)].flat()

const storeHouses = (sql: Sql): Promise<number> =>
  sql.copyIn(
    'copy houses (id, village_code, house_number, address, geom, height_meters, floors, structure, use, roof, built_year) from stdin',
    copyRows(
      houses.map((one) => [
        one.id,
        one.villageCode,
        one.houseNumber,
        one.address,
        polygonHex([one.ring]),
        one.heightMeters,
        one.floors,
        one.structure,
        one.use,
        one.roof,
        one.builtYear,
      ]),
    ),
  )

describeOnDatabases('ground', (engine) => {
  const database = useRolledBack(engine)

  test('what was stored comes back to the bit, so that it settles the same again', () =>
    database.system(async (sql) => {
      await storeGround(sql, county)
      const back = (await readGround(sql))!
      expect(back.relief.heights).toEqual(ground.relief.heights)
      expect(back.boundary).toEqual(ground.boundary)
      expect(back.rivers).toEqual(ground.rivers)
    }))

  test('areas are valid, nested and add up; houses stand in their villages', () =>
    database.system(async (sql) => {
      await storeGround(sql, county)
      expect(await storeHouses(sql)).toBe(Math.round(250_000 * SCALE))
      expect(
        await sql.rows(
          'select code, name, st_isvalidreason(geom) reason from areas where not st_isvalid(geom) or not st_covers(geom, seat)',
        ),
      ).toEqual([])
      const sums = await sql.row<{ county: number; townships: number; villages: number; overlap: number }>(
        `select sum(area_km2) filter (where level = 'county') county, sum(area_km2) filter (where level = 'township') townships,
                sum(area_km2) filter (where level = 'village') villages from areas`,
      )
      expect(sums!.townships / sums!.county).toBeCloseTo(1, 4)
      expect(sums!.villages / sums!.county).toBeCloseTo(1, 4)
      expect(
        await sql.rows(
          'select h.id from houses h join areas a on a.code = h.village_code where not st_covers(a.geom, h.geom) or not st_isvalid(h.geom)',
        ),
      ).toEqual([])
    }))

  test('resettling moves houses with the ground and changes nothing else about them', () =>
    database.system(async (sql) => {
      await storeGround(sql, county)
      await storeHouses(sql)
      await expect(resettle(sql)).rejects.toThrow('不是示意数据')
      await sql.run(
        `insert into county (code, name, as_of, demo, demo_seed, demo_scale) values ('430821', '慈利县', '2026-10-31', true, $1, $2)`,
        [SEED, SCALE],
      )
      const known = `select id, village_code, address, floors, built_year from houses order by id`
      const [before, places] = [await sql.rows(known), await sql.rows('select id, geom::text from houses order by id')]
      await resettle(sql)
      expect(await sql.rows('select id, geom::text from houses order by id')).toEqual(places)

      const higher = { ...ground.relief, heights: ground.relief.heights.map((meters, index) => meters + (index % ground.relief.width) / 4) }
      await writeRelief(sql, higher, '导入的地形.tif')
      const moved = await resettle(sql)
      expect(moved.houses).toBe(before.length)
      expect(moved.rivers).toBeGreaterThan(0)
      expect(await sql.rows(known)).toEqual(before)
      expect(
        await sql.rows('select h.id from houses h join areas a on a.code = h.village_code where not st_covers(a.geom, h.geom)'),
      ).toEqual([])
    }))
})
