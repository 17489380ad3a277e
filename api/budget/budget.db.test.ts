import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BUDGET_LIMITS, type Budget, type BudgetQuestion } from '../contract/budget.ts'
import type { Scope } from '../database/sql.ts'
import { describeOnDatabases, useFresh } from '../database/testing.ts'
import type { RunningServer } from '../server.ts'
import { accountToSignIn } from '../session/session.queries.ts'
import { ACCOUNTS, fillCounty } from '../testing/county.testing.ts'
import { addCrowd } from '../testing/crowd.testing.ts'
import { recordsRead, serve, signIn, type Caller } from '../testing/serve.testing.ts'

interface PlainRow {
  area: string | null
  band: number | null
  group: number | null
  people: number
  payments: number
  before: number
  after: number
}

/** The same by plain SQL under row-level security: a row for all, for each area below, five years of age, group. */
const PLAIN = `
  with paid as (
    select p.id, left(p.village_code, length($1) + 3) as area, least(whole_years(p.birth_date, c.as_of) / 5, 20) as band, count(*) as payments,
           sum(b.amount_cents)::numeric as cents
    from people p cross join county c join benefits b on b.person_id = p.id
    where p.life_status = 1 and p.village_code >= $1 and p.village_code < $1 || ':'
      and whole_years(p.birth_date, c.as_of) between $2 and $3 and ($4 = 0 or p.sex = $4)
      and b.item = $5 and b.happened_on > (c.as_of - interval '12 months')::date and b.happened_on <= c.as_of
    group by p.id, c.as_of),
  counted as (
    select paid.*, null::int as "group" from paid
    union all
    select paid.*, g.group_code from paid cross join county c join person_groups g
      on g.person_id = paid.id and g.valid_from <= c.as_of and (g.valid_to is null or g.valid_to > c.as_of))
  select area, band, "group", count(distinct id)::int as people, sum(payments)::int as payments, sum(cents)::float8 as before,
         round(case $6 when 'add' then sum(cents) + sum(payments) * $7 when 'set' then sum(payments) * $7
               else sum(cents) * (10000 + $7) / 10000 end)::float8 as after
  from counted group by grouping sets (("group"), (area, "group"), (band, "group"))`

const filterOf = (from: number, to: number, sex: number) => [`age:${from}-${to}`, ...(sex ? [`sex:${sex}`] : [])].join(';')

describeOnDatabases('budget', (engine) => {
  const database = useFresh(engine)
  const dataDir = mkdtempSync(join(tmpdir(), 'yitu-budget-'))
  let server: RunningServer
  const callers = new Map<string, Caller>()
  const scopes = new Map<string, Scope>()
  beforeAll(async () => {
    await fillCounty(database, dataDir)
    await addCrowd(database)
    await database.system((sql) => sql.run('update benefits set amount_cents = 7000 + id % 977 where item in (503, 601, 501)'))
    server = await serve(database, dataDir)
    for (const { name } of ACCOUNTS) {
      callers.set(name, await signIn(server, name))
      scopes.set(name, (await database.system((sql) => accountToSignIn(sql, name)))!.account.scope)
    }
    await recordsRead(callers.get('leader')!)
  })
  afterAll(() => server.stop())

  const ask = (account: string, body: object) =>
    callers.get(account)!('/api/budget', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })

  const anyChange = fc
    .constantFrom('add', 'percent', 'set')
    .chain((change) =>
      fc
        .integer({ min: BUDGET_LIMITS[change][0] * 100, max: BUDGET_LIMITS[change][1] * 100 })
        .map((hundredths) => ({ change, value: hundredths / 100 })),
    )
  const anyAges = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 })).map((ends) => ends.toSorted((a, b) => a - b))

  describe.each(ACCOUNTS)('$name', ({ name, scope: home }) => {
    const areas = ['430821', '430821109', '430821100', '430821109201'].filter((area) => area.startsWith(home))

    test('every number equals plain SQL under the scope, as far as it may be told', async () => {
      const scope = scopes.get(name)!
      await fc.assert(
        fc.asyncProperty(
          anyChange,
          anyAges,
          fc.constantFrom(0, 1, 2),
          fc.constantFrom(501, 503, 601),
          fc.constantFrom(...areas),
          async (changed, ages, sex, item, area) => {
            const [from, to] = ages as [number, number]
            const reply = await ask(name, { area, item, filter: filterOf(from, to, sex), ...changed })
            if (!scope.datasets.includes(Math.floor(item / 100))) {
              expect([reply.status, ((await reply.json()) as { code: string }).code]).toEqual([403, 'dataset_hidden'])
              return
            }
            const budget = (await reply.json()) as Budget
            expect(reply.status, JSON.stringify(budget)).toBe(200)
            const values = [area, from, to, sex, item, changed.change, Math.round(changed.value * 100)]
            const plain = await database.scoped({ ...scope, people: true }, (sql) => sql.rows<PlainRow>(PLAIN, values))
            const all = plain.find((row) => row.area === null && row.band === null && row.group === null)
            expect({ ...costsOf(budget), payments: budget.payments }).toEqual({ ...told(scope, all), payments: toldPayments(scope, all) })
            const below = budget.children.map((child) => [child.code, costsOf(child)])
            expect(below).toEqual(
              budget.children.map(({ code }) => [
                code,
                told(
                  scope,
                  plain.find((row) => row.area === code && row.group === null),
                ),
              ]),
            )
            const apart = scope.people || (all?.people ?? 0) >= 20
            const bands = plain.filter((row) => row.band !== null && row.group === null).toSorted((a, b) => a.band! - b.band!)
            expect(budget.ages.map((band) => [band.from, costsOf(band)])).toEqual(
              apart ? bands.map((row) => [row.band! * 5, told(scope, row)]) : [],
            )
            const groups = plain.filter((row) => row.area === null && row.band === null && row.group !== null)
            expect(new Map(budget.groups.map(({ group, people }) => [group, people]))).toEqual(
              new Map(apart ? groups.map((row) => [row.group, told(scope, row).people]) : []),
            )
          },
        ),
        { numRuns: 8 },
      )
    })
  })

  test('its rows are those that the filter of the answer finds', async () => {
    const budget = (await (
      await ask('leader', { area: '430821', item: 503, filter: 'age:30-', change: 'add', value: 50 })
    ).json()) as Budget
    expect(budget.filter).toBe('age:30-;received:503')
    const matched = await callers.get('leader')!('/api/analysis', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ area: '430821', filter: budget.filter }),
    })
    expect(((await matched.json()) as { matched: { people: number } }).matched.people).toBe(budget.people)
    expect(budget.people).toBeGreaterThan(20)
  })

  const question: BudgetQuestion = { area: '430821', item: 503, filter: '', change: 'add', value: 50 }
  test.each([
    [{ ...question, item: 202 }, 400, 'item'],
    [{ ...question, change: 'double' }, 400, 'change'],
    [{ ...question, value: -1 }, 400, 'value'],
    [{ ...question, change: 'percent', value: -101 }, 400, 'value'],
    [{ ...question, value: 0.001 }, 400, 'value'],
    [{ ...question, filter: 'age:x' }, 400, 'filter.age'],
    [{ ...question, area: '430822' }, 403, undefined],
  ])('%j is refused, naming the field', async (body, status, field) => {
    const reply = await ask('leader', body)
    expect([reply.status, ((await reply.json()) as { field?: string }).field]).toEqual([status, field])
  })
})

const costsOf = ({ people, beforeYuan, afterYuan, extraYuan }: Budget | Budget['children'][number] | Budget['ages'][number]) => ({
  people,
  beforeYuan,
  afterYuan,
  extraYuan,
})

/** Counts in fives and money in ten thousands, rounded down, for those who see no people; nothing of fewer than five. */
function told(scope: Scope, row: PlainRow | undefined): ReturnType<typeof costsOf> {
  if (!row) return { people: 0, beforeYuan: 0, afterYuan: 0, extraYuan: 0 }
  if (scope.people)
    return { people: row.people, beforeYuan: row.before / 100, afterYuan: row.after / 100, extraYuan: (row.after - row.before) / 100 }
  if (row.people < 5) return { people: null, beforeYuan: null, afterYuan: null, extraYuan: null }
  const yuan = (cents: number) => Math.trunc(cents / 1_000_000) * 10_000 || 0
  return {
    people: Math.floor(row.people / 5) * 5,
    beforeYuan: yuan(row.before),
    afterYuan: yuan(row.after),
    extraYuan: yuan(row.after - row.before),
  }
}

function toldPayments(scope: Scope, row: PlainRow | undefined): number | null {
  if (!row) return 0
  if (scope.people) return row.payments
  return row.people < 5 ? null : Math.floor(row.payments / 50) * 50
}
