import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { matchedHouses, SORTS, type Analysis } from '../contract/analysis.ts'
import { BENEFIT_ITEMS } from '../contract/codes.ts'
import { DIMENSIONS, findDimension, type Dimension } from '../contract/dimensions.ts'
import { formatFilter, type Filter } from '../contract/filter.ts'
import { decodeHouseAttributes, type HouseAttributes } from '../contract/house_attributes.ts'
import type { Scope } from '../database/sql.ts'
import { describeOnDatabases, useFresh } from '../database/testing.ts'
import type { RunningServer } from '../server.ts'
import { accountToSignIn } from '../session/session.queries.ts'
import { ACCOUNTS, fillCounty } from '../testing/county.testing.ts'
import { addCrowd } from '../testing/crowd.testing.ts'
import { anyFilter } from '../testing/filter.testing.ts'
import { recordsRead, serve, signIn, type Caller } from '../testing/serve.testing.ts'
import { isPersonal, isReadable } from './disclosure.ts'
import { ALL, attributesPlainly, countPlainly, type PlainCount } from './plain.queries.ts'

/** Filters tried with every account. */
const RUNS = 8

describeOnDatabases('analysis', (engine) => {
  const database = useFresh(engine)
  const dataDir = mkdtempSync(join(tmpdir(), 'yitu-analysis-'))
  let server: RunningServer
  const callers = new Map<string, Caller>()
  const scopes = new Map<string, Scope>()

  beforeAll(async () => {
    await fillCounty(database, dataDir)
    await addCrowd(database)
    server = await serve(database, dataDir)
    for (const { name } of ACCOUNTS) {
      callers.set(name, await signIn(server, name))
      scopes.set(name, (await database.system((sql) => accountToSignIn(sql, name)))!.account.scope)
    }
    await recordsRead(callers.get('leader')!)
  })
  afterAll(() => server.stop())

  const ask = (account: string, path: string, body: object) =>
    callers.get(account)!(`/api/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })

  describe.each(ACCOUNTS)('$name', ({ name, scope: home }) => {
    const areas = ['430821', '430821109', '430821100', '430821109201', '430821109202', '430821100202'].filter((area) =>
      area.startsWith(home),
    )

    test('every answer equals plain SQL under the scope, as far as it may be told', async () => {
      const scope = scopes.get(name)!
      await fc.assert(
        fc.asyncProperty(anyFilter(), fc.constantFrom(...areas), async (filter, area) => {
          const reply = await ask(name, 'analysis', { area, filter: formatFilter(filter) })
          if (!readable(scope, filter)) {
            expect([reply.status, ((await reply.json()) as { code: string }).code]).toEqual([403, 'dataset_hidden'])
            return
          }
          const analysis = (await reply.json()) as Analysis
          expect(reply.status, JSON.stringify(analysis)).toBe(200)
          const plain = await database.scoped({ ...scope, people: true }, (sql) => countPlainly(sql, area, filter))
          expect(countsOf(analysis)).toEqual(told(scope, filter, plain, analysis))
        }),
        { numRuns: RUNS },
      )
    })

    test('rows, page by page, are those that match, in their order; houses that match are those of the rows', async () => {
      const sees = scopes.get(name)!.people
      await fc.assert(
        fc.asyncProperty(
          anyFilter(2),
          fc.constantFrom(...areas),
          anyOrder,
          fc.integer({ min: 7, max: 40 }),
          async (filter, area, { of, sort }, limit) => {
            const asked = { area, filter: formatFilter(filter), of, sort, limit }
            const hidden = !sees && (of !== 'houses' || isPersonal(filter))
            if (!readable(scopes.get(name)!, filter) || hidden) {
              expect((await ask(name, 'analysis/rows', asked)).status).toBe(403)
              return
            }
            const rows = await allRows(name, asked)
            const { matched } = (await (await ask(name, 'analysis', asked)).json()) as Analysis
            expect(rows).toHaveLength(matched[of]!)
            expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
            const key = {
              age: 'age',
              size: 'size',
              residents: 'people',
              builtYear: 'builtYear',
              floors: 'floors',
              openAlerts: 'openAlerts',
            }[sort.replace('-', '')]
            const values = rows.map((row) => (key ? (row[key] as number) : 0))
            expect(values).toEqual(values.toSorted((a, b) => (sort.startsWith('-') ? b - a : a - b)))
            if (of === 'houses') await sameHouses(name, asked, rows)
          },
        ),
        { numRuns: RUNS },
      )
    })

    test('attributes of houses are those of the scope, of people only where the account sees people', async () => {
      const { ids, columns, houses } = await attributesOf(name)
      const scope = scopes.get(name)!
      const plain = await database.scoped({ ...scope, people: true }, attributesPlainly)
      expect(houses).toBe(plain.length)
      expect([...ids]).toEqual(plain.map(({ id }) => id))
      const shown = Object.keys(plain[0]!).filter((column) => column !== 'id' && (scope.people || !PERSONAL_COLUMNS.includes(column)))
      expect(Object.keys(columns).toSorted()).toEqual(shown.toSorted())
      for (const column of shown as (keyof typeof columns)[]) expect([...columns[column]!], column).toEqual(plain.map((row) => row[column]))
    })
  })

  test('attributes are sent again only when they have changed', async () => {
    const first = await callers.get('leader')!('/api/houses/attributes')
    const etag = first.headers.get('etag')!
    // Any other cache mode has fetch ask for a fresh answer by itself.
    const again = await callers.get('leader')!('/api/houses/attributes', { headers: { 'If-None-Match': etag }, cache: 'force-cache' })
    expect(again.status).toBe(304)
    expect((await callers.get('planner')!('/api/houses/attributes')).headers.get('etag')).not.toBe(etag)
  })

  test('people are masked and each page of them is audited', async () => {
    const audits = () =>
      database.system((sql) =>
        sql.rows<{ subject: string; rows: number }>(
          `select subject, row_count as rows from audits where action = 'analysis.people' order by id`,
        ),
      )
    const before = (await audits()).length
    const reply = await ask('village-430821109201', 'analysis/rows', { area: '430821109201', filter: 'age:60-', of: 'people', limit: 5 })
    const { items } = (await reply.json()) as { items: { name: string }[] }
    expect(items).toHaveLength(5)
    for (const { name } of items) expect(name).toMatch(/^徐\*+$/)
    expect((await audits()).slice(before)).toEqual([{ subject: '430821109201 age:60-', rows: 5 }])
  })

  test.each(['people', 'households', 'houses'])('%s that are handed out are audited with their purpose, page by page', async (of) => {
    const audits = () =>
      database.system((sql) =>
        sql.rows<{ purpose: string; rows: number }>(`select purpose, row_count as rows from audits where action = $1 order by id`, [
          `analysis.${of}.print`,
        ]),
      )
    const asked = { area: '430821109201', of, limit: 5, purpose: '走访慰问' }
    const first = (await (await ask('village-430821109201', 'analysis/rows', asked)).json()) as { next: string }
    await ask('village-430821109201', 'analysis/rows', { ...asked, after: first.next })
    expect(await audits()).toEqual([
      { purpose: '走访慰问', rows: 5 },
      { purpose: '走访慰问', rows: 5 },
    ])
    expect((await ask('village-430821109201', 'analysis/rows', { ...asked, purpose: ' 慰 ' })).status).toBe(400)
  })

  test.each([
    [{ area: '430821', filter: 'age:x' }, 'filter.age'],
    [{ area: '430821', filter: 'height:3' }, 'filter.height'],
    [{ area: '43', filter: '' }, 'area'],
    [{ area: '430821', filter: 'x'.repeat(3000) }, 'filter'],
    [{ area: '430821', of: 'people', sort: 'name' }, 'sort'],
    [{ area: '430821', of: 'people', after: 'WzFd' }, 'after'],
    [{ area: '430821', of: 'alerts' }, 'of'],
  ])('%o is refused naming its field', async (body, field) => {
    const reply = await ask('leader', 'of' in body ? 'analysis/rows' : 'analysis', body)
    expect([reply.status, ((await reply.json()) as { field: string }).field]).toEqual([400, field])
  })

  test('what changes in the database is soon counted', async () => {
    const people = async () =>
      ((await (await ask('leader', 'analysis', { area: '430821', filter: 'alerted:1;age:0-' })).json()) as Analysis).matched.people
    const all = async () => ((await (await ask('leader', 'analysis', { area: '430821' })).json()) as Analysis).matched.people
    const before = (await people())!
    const total = (await all())!
    const alert = await database.system((sql) =>
      sql.row<{
        id: number
        village: string
      }>(`select a.id::int, a.village_code as village from alerts a join people p on p.id = a.person_id
      where a.status = 'new' and p.life_status = 1 and (select count(*) from alerts b where b.person_id = p.id) = 1 limit 1`),
    )
    await database.system(async (sql) => {
      await sql.run(`update alerts set status = 'handled' where id = $1`, [alert!.id])
      await sql.run(`insert into alert_events (alert_id, village_code, kind) values ($1, $2, 'handled')`, [alert!.id, alert!.village])
    })
    await expect.poll(people, { timeout: 20_000 }).toBe(before - 1)
    await database.system((sql) =>
      sql.run(`update people set life_status = 2 where id = (select max(id) from people where life_status = 1)`),
    )
    await expect.poll(all, { timeout: 60_000 }).toBe(total - 1)
  })

  async function allRows(account: string, asked: object): Promise<Row[]> {
    const rows: Row[] = []
    for (let after: string | null | undefined; after !== null;) {
      const reply = await ask(account, 'analysis/rows', { ...asked, ...(after ? { after } : {}) })
      expect(reply.status).toBe(200)
      const page = (await reply.json()) as { items: Row[]; next: string | null }
      rows.push(...page.items)
      after = page.next
    }
    return rows
  }

  async function attributesOf(account: string): Promise<HouseAttributes> {
    return decodeHouseAttributes(await (await callers.get(account)!('/api/houses/attributes')).arrayBuffer())
  }

  async function sameHouses(account: string, asked: object, rows: readonly Row[]): Promise<void> {
    const reply = (await (await ask(account, 'analysis/houses', asked)).json()) as { version: string; houses: number; bits: string }
    const { ids, version } = await attributesOf(account)
    const bits = matchedHouses(reply.bits)
    expect(reply).toMatchObject({ version, houses: rows.length })
    const found = [...ids].filter((_, house) => ((bits[house >> 3]! >> (house & 7)) & 1) === 1)
    expect(found.toSorted((a, b) => a - b)).toEqual(rows.map(({ id }) => id).toSorted((a, b) => a - b))
  }
})

type Row = { id: number } & Record<string, unknown>

const anyOrder = fc.constantFrom(...(['people', 'households', 'houses'] as const).flatMap((of) => SORTS[of].map((sort) => ({ of, sort }))))

const PERSONAL_COLUMNS = ['openAlerts', 'eldest', 'groups', 'received']

function readable(scope: Scope, filter: Filter): boolean {
  return filter.every(
    (condition) =>
      condition.kind !== 'tags' ||
      condition.dimension !== 'received' ||
      condition.any.flat().every(({ code }) => scope.datasets.includes(Math.floor(code / 100))),
  )
}

/** What the plain counts look like once disclosed, in the same form as `countsOf`. */
function told(scope: Scope, filter: Filter, plain: PlainCount[], { children }: Analysis): Record<string, number | null> {
  const personal = filter.some(({ dimension }) => findDimension(dimension)!.personal)
  const tell = (count: number, ofPeople: boolean, rows = Infinity) => {
    if (scope.people || !ofPeople) return count
    if (rows < 20 || (count > 0 && count < 5)) return null
    return Math.floor(count / 5) * 5
  }
  const sum = (fits: (one: PlainCount) => boolean) => plain.filter(fits).reduce((all, { count }) => all + count, 0)
  const rowsOf = (facet: string) => sum((one) => one.facet === facet && one.value === ALL)
  const answer: Record<string, number | null> = {}
  for (const subject of ['people', 'households', 'houses'] as const) {
    const ofPeople = subject !== 'houses' || personal
    answer[`matched ${subject}`] = tell(
      sum((one) => one.facet === 'matched' && one.subject === subject),
      ofPeople,
    )
    for (const { code } of children)
      answer[`${code} ${subject}`] = tell(
        sum((one) => one.facet === 'children' && one.subject === subject && one.area === code),
        ofPeople,
      )
  }
  for (const dimension of DIMENSIONS as readonly Dimension[]) {
    const { id } = dimension
    const bars: readonly ((value: number) => boolean)[] =
      dimension.kind === 'range'
        ? dimension.buckets.map(
            ({ from, to }) =>
              (value) =>
                value >= (from ?? 0) && value <= (to ?? Infinity),
          )
        : dimension.values.map(
            ({ code }) =>
              (value) =>
                value === code,
          )
    for (const [bar, fits] of bars.entries()) {
      const readable = id !== 'received' || isReadable({ scope }, dimension, BENEFIT_ITEMS[bar]!.code)
      const count = sum((one) => one.facet === id && one.value !== ALL && fits(one.value))
      answer[`${id} ${bar}`] = readable ? tell(count, personal || dimension.personal, rowsOf(id)) : null
    }
  }
  if (scope.people || rowsOf('pyramid') >= 20) {
    for (const { facet, value } of plain) {
      if (facet !== 'pyramid' || value === ALL) continue
      const bandOf = (age: number) => Math.min(Math.floor((age % 1000) / 5), 20)
      const key = (one: number) => `pyramid ${Math.floor(one / 1000)} ${bandOf(one)}`
      answer[key(value)] = tell(
        sum((one) => one.facet === 'pyramid' && one.value !== ALL && key(one.value) === key(value)),
        true,
      )
    }
  }
  return answer
}

function countsOf({ matched, facets, pyramid, children }: Analysis): Record<string, number | null> {
  const counts: [string, number | null][] = [
    ...Object.entries(matched).map(([subject, count]) => [`matched ${subject}`, count] as [string, number | null]),
    ...children.flatMap((child) =>
      Object.entries(child.matched).map(([subject, count]) => [`${child.code} ${subject}`, count] as [string, number | null]),
    ),
    ...facets.flatMap(({ dimension, counts }) => counts.map((count, bar) => [`${dimension} ${bar}`, count] as [string, number | null])),
    ...pyramid.map(({ sex, ageBand, people }) => [`pyramid ${sex} ${ageBand}`, people] as [string, number | null]),
  ]
  return Object.fromEntries(counts)
}
