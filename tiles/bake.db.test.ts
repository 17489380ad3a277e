import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeEach, expect, test } from 'vitest'
import type { StepProgress } from '../api/contract/progress.ts'
import { describeOnDatabases, useRolledBack } from '../api/database/testing.ts'
import { writeRelief } from '../geodata/relief.queries.ts'
import { bakeTileSets, NothingToBakeError } from './bake.ts'
import { currentVersion, isDraft } from './sink.ts'
import { fillTestCounty } from './testing.queries.ts'
import { testGround, testHouses, testRelief } from './testing.ts'

const COUNT = 300
const folder = mkdtempSync(join(tmpdir(), 'bake-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describeOnDatabases('a bake', (engine) => {
  const database = useRolledBack(engine)
  const place = join(folder, engine.name)
  const reported: StepProgress[] = []
  const bake = (stage: 'ground' | 'buildings' | 'all') => bakeTileSets(database, place, stage, (progress) => reported.push(progress))
  const version = (set: string) => currentVersion(join(place, set))!
  const json = (set: string, name: string) =>
    JSON.parse(gunzipSync(readFileSync(join(place, set, version(set), name))).toString()) as Record<string, unknown>

  beforeEach(async () => {
    reported.length = 0
    await database.system(async (sql) => {
      await fillTestCounty(sql, testGround(), testHouses(COUNT))
      await writeRelief(sql, testRelief(), 'demo')
    })
  })

  test('says so when there is nothing to bake', async () => {
    await database.system((sql) => sql.run('delete from reliefs'))
    await expect(bake('ground')).rejects.toThrow(NothingToBakeError)
  })

  test('makes terrain and a first map of the ground, then houses and the detailed map; done again it has nothing to do', async () => {
    await bake('ground')
    expect(isDraft(version('basemap'))).toBe(true)
    expect(json('terrain', 'layer.json')).toMatchObject({ format: 'quantized-mesh-1.0', version: version('terrain') })
    expect(json('basemap', 'meta.json')).toMatchObject({ maxzoom: 12, tileSize: 512 })
    expect(existsSync(join(place, 'houses'))).toBe(false)

    await bake('buildings')
    expect(isDraft(version('basemap'))).toBe(false)
    const { maxzoom, rows } = json('basemap', 'meta.json') as { maxzoom: number; rows: Record<string, { from: number; rows: number[][] }> }
    expect(maxzoom).toBe(14)
    const finest = rows['14']!.rows.flatMap(([first, last], row) =>
      Array.from({ length: last! - first! + 1 }, (_, column) => `14/${first! + column}/${rows['14']!.from + row}.webp`),
    )
    expect(finest.length).toBeGreaterThan(0)
    const baked = readdirSync(join(place, 'basemap', version('basemap'), '14'), { recursive: true, withFileTypes: true })
    expect(baked.filter((entry) => entry.isFile()).length).toBe(finest.length)
    for (const tile of finest) expect(existsSync(join(place, 'basemap', version('basemap'), tile)), tile).toBe(true)
    expect(json('houses', 'tileset.json')).toMatchObject({ asset: { version: '1.1', tilesetVersion: version('houses') } })
    for (const name of ['terrain', 'basemap', 'buildings'] as const) {
      const steps = reported.filter((step) => step.name === name)
      expect(steps.at(-1)!.done).toBe(steps.at(-1)!.total)
      expect(steps.every(({ done }, index) => index === 0 || done >= steps[index - 1]!.done)).toBe(true)
    }

    const before = ['terrain', 'basemap', 'houses'].map(version)
    await bake('ground')
    await bake('all')
    expect(['terrain', 'basemap', 'houses'].map(version)).toEqual(before)
  })

  test('makes other sets of another ground', async () => {
    await bake('ground')
    const terrain = version('terrain')
    const relief = testRelief()
    await database.system((sql) => writeRelief(sql, { ...relief, heights: relief.heights.map((height) => height + 5) }, 'demo'))
    await bake('ground')
    expect(version('terrain')).not.toBe(terrain)
  })
})
