import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Analysis } from '../contract/analysis.ts'
import { BENEFIT_ITEMS } from '../contract/codes.ts'
import { DIMENSIONS, type Dimension } from '../contract/dimensions.ts'
import { formatFilter, type Filter } from '../contract/filter.ts'
import type { Scope } from '../database/sql.ts'
import { describeOnDatabases, useFresh } from '../database/testing.ts'
import type { RunningServer } from '../server.ts'
import { accountToSignIn } from '../session/session.queries.ts'
import { ACCOUNTS, fillCounty } from '../testing/county.testing.ts'
import { addCrowd } from '../testing/crowd.testing.ts'
import { anyFilter } from '../testing/filter.testing.ts'
import { recordsRead, serve, signIn, type Caller } from '../testing/serve.testing.ts'
import { isReadable } from './disclosure.ts'
import { countPlainly, type PlainCount } from './plain.queries.ts'

/** Filters tried with every account. */
const RUNS = 12

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
  })
})

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
  const personal = filter.some(({ dimension }) => DIMENSIONS.find(({ id }) => id === dimension)!.personal)
  const tell = (count: number, ofPeople: boolean) =>
    scope.people || !ofPeople || count === 0 ? count : count < 5 ? null : Math.round(count / 5) * 5
  const sums = new Map<string, number>()
  const add = (key: string, count: number) => sums.set(key, (sums.get(key) ?? 0) + count)
  const ofPeople = new Set<string>()
  for (const subject of ['people', 'households', 'houses'] as const) {
    const keys = [`matched ${subject}`, ...children.map(({ code }) => `${code} ${subject}`)]
    for (const key of keys) {
      add(key, 0)
      if (subject !== 'houses' || personal) ofPeople.add(key)
    }
  }
  for (const dimension of DIMENSIONS as readonly Dimension[]) {
    const bars = dimension.kind === 'range' ? dimension.buckets : dimension.values
    for (const bar of bars.keys()) {
      add(`${dimension.id} ${bar}`, 0)
      if (personal || dimension.personal) ofPeople.add(`${dimension.id} ${bar}`)
    }
  }
  for (const { facet, subject, value, area, count } of plain) {
    if (facet === 'matched') add(`matched ${subject}`, count)
    else if (facet === 'children') {
      if (children.some(({ code }) => code === area)) add(`${area} ${subject}`, count)
    } else if (facet === 'pyramid') {
      const key = `pyramid ${Math.floor(value / 1000)} ${Math.min(Math.floor((value % 1000) / 5), 20)}`
      add(key, count)
      ofPeople.add(key)
    } else {
      const dimension = (DIMENSIONS as readonly Dimension[]).find(({ id }) => id === facet)!
      const bar =
        dimension.kind === 'range'
          ? dimension.buckets.findIndex(({ from, to }) => value >= (from ?? 0) && value <= (to ?? Infinity))
          : dimension.values.findIndex(({ code }) => code === value)
      if (bar >= 0) add(`${facet} ${bar}`, count)
    }
  }
  const all = Object.fromEntries([...sums].map(([key, count]) => [key, tell(count, ofPeople.has(key))] as [string, number | null]))
  const received = (DIMENSIONS as readonly Dimension[]).find(({ id }) => id === 'received')!
  for (const [bar, { code }] of BENEFIT_ITEMS.entries()) if (!isReadable({ scope }, received, code)) all[`received ${bar}`] = null
  return all
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
