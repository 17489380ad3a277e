import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import type { Progress } from '../context.ts'
import { DatabaseUnavailableError } from '../database/errors.ts'
import type { Database, Scope } from '../database/sql.ts'
import { describeOnDatabases, useFresh } from '../database/testing.ts'
import { fillCounty } from '../testing/county.testing.ts'
import { createAnalysisStore, type AnalysisStore } from './analysis.store.ts'

const COUNTY: Scope = { area: '430821', datasets: [], people: true }
const READY: Progress = { ready: true, steps: [] }

describeOnDatabases('analysis store', (engine) => {
  const database = useFresh(engine)
  const dataDir = mkdtempSync(join(tmpdir(), 'yitu-store-'))
  const stores: AnalysisStore[] = []
  const logged: { msg: string; from?: string }[] = []

  beforeAll(() => fillCounty(database, dataDir))
  afterEach(async () => {
    for (const store of stores.splice(0)) await store.stop()
    logged.length = 0
  })

  function begin(of: Database, folder: string, progress = () => READY): AnalysisStore {
    const log = pino({}, { write: (line: string) => logged.push(JSON.parse(line) as (typeof logged)[number]) })
    const store = createAnalysisStore({ config: readConfig({ DATA_DIR: folder }), database: () => of, progress, log })
    stores.push(store)
    store.begin()
    return store
  }
  const peopleOf = async (store: AnalysisStore) => {
    const { people } = (await store.reading(COUNTY)).ranges
    return people.to - people.from
  }
  /** The records come once a moment has passed, or not at all. */
  const eventually = (store: AnalysisStore) => expect.poll(() => peopleOf(store).catch(() => 0), { timeout: 60_000 }).toBe(24)

  test('a database that is lost again and again while it is read is read in the end', async () => {
    let calls = 0
    const flaky: Database = {
      ...database,
      system: (work) => (++calls % 4 === 0 && calls < 20 ? Promise.reject(new DatabaseUnavailableError('gone')) : database.system(work)),
    }
    await eventually(begin(flaky, mkdtempSync(join(tmpdir(), 'yitu-store-'))))
    expect(logged.some(({ msg }) => msg.includes('tried again'))).toBe(true)
  })

  test('until the first load is over nothing is read, and whoever asks is told so', async () => {
    let progress: Progress = { ready: false, steps: [{ name: 'figures', done: 1, total: 2 }] }
    const store = begin(database, dataDir, () => progress)
    await expect(store.reading(COUNTY)).rejects.toMatchObject({ code: 'records_loading' })
    progress = { ready: false, steps: [{ name: 'figures', done: 2, total: 2 }] }
    await eventually(store)
  })

  test('a second start takes the records from the file beside an embedded database, until they change', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'yitu-store-'))
    for (const from of engine.name === 'embedded' ? ['database', 'file', 'file'] : ['database', 'database']) {
      logged.length = 0
      const store = begin(database, folder)
      await eventually(store)
      expect(logged.find(({ msg }) => msg === 'records read')).toMatchObject({ from })
      await store.stop()
    }
    await database.system((sql) => sql.run('update people set insured = not insured'))
    logged.length = 0
    await eventually(begin(database, folder))
    expect(logged.find(({ msg }) => msg === 'records read')).toMatchObject({ from: 'database' })
  })

  test('without a scope nothing is in sight', async () => {
    const store = begin(database, dataDir)
    await eventually(store)
    const { ranges } = await store.reading({ area: '', datasets: [], people: true })
    for (const { from, to } of Object.values(ranges)) expect(to - from).toBe(0)
  })

  test('stopping does not wait for a reading to end', async () => {
    const slow: Database = {
      ...database,
      system: (work) => database.system(work).finally(() => new Promise((resolve) => setTimeout(resolve, 200))),
    }
    const store = begin(slow, mkdtempSync(join(tmpdir(), 'yitu-store-')))
    await new Promise((resolve) => setTimeout(resolve, 300))
    await store.stop()
    await expect(store.reading(COUNTY)).rejects.toMatchObject({ code: 'records_loading' })
  })
})
