import { createHash } from 'node:crypto'
import { z } from 'zod'
import { appendAudit } from '../audits/audits.queries.ts'
import { asPersonSummary, SUMMARY_FIELDS } from '../cards/people.cards.queries.ts'
import type { Account } from '../context.ts'
import { analyse, listAnalysisRows, matchHouses, SORTS, type Analysis, type Counts } from '../contract/analysis.ts'
import { bucketCount, DIMENSIONS, type Dimension, type DimensionId } from '../contract/dimensions.ts'
import { FilterError, formatFilter, parseFilter, type Filter } from '../contract/filter.ts'
import { getHouseAttributes } from '../contract/house_attributes.ts'
import { maskName } from '../contract/masks.ts'
import { ProblemError, type Language } from '../errors.ts'
import { decodeCursor, encodeCursor } from '../http/cursor.ts'
import { open, signedIn, type Endpoint } from '../http/endpoint.ts'
import { requirePeople, requireScope } from '../http/permission.ts'
import { listHouseholdsById, listHousesById, listPeople } from './analysis.queries.ts'
import type { AnalysisStore } from './analysis.store.ts'
import { houseAttributes, houseListVersion } from './attributes.ts'
import { lowerBound, rangesOf, rowFrom, villageOf } from './columns.ts'
import { count, match, type Counted } from './crossfilter.ts'
import { disclosed, isPersonal, isReadable, requireReadable } from './disclosure.ts'
import type { Reading } from './reading.ts'
import { bitsOf, firstRows, type Order, type Position } from './selection.ts'

export function analysisEndpoints(store: AnalysisStore): Endpoint[] {
  return [
    open(analyse, async ({ ctx, body }) => {
      const account = signedIn(ctx)
      const filter = askedFilter(account, body, ctx.state.language)
      const reading = await store.reading(account.scope)
      if (!reading.columns.areas.has(body.area)) throw new ProblemError('not_found')
      const counted = count(reading, body.area, filter, store.scratch())
      return reply(account, reading, counted, filter, body.area, store.current())
    }),

    open(matchHouses, async ({ ctx, body }) => {
      const account = signedIn(ctx)
      const filter = askedFilter(account, body, ctx.state.language)
      if (isPersonal(filter)) requirePeople(account)
      const reading = await store.reading(account.scope)
      const { houses } = match(reading, body.area, filter, store.scratch())
      return {
        version: houseListVersion(reading),
        houses: houses.length,
        bits: Buffer.from(bitsOf(houses, reading.ranges.houses)).toString('base64'),
      }
    }),

    open(getHouseAttributes, async ({ ctx }) => {
      const account = signedIn(ctx)
      const reading = await store.reading(account.scope)
      const bytes = houseAttributes(reading, houseListVersion(reading))
      ctx.set('Cache-Control', 'private, no-cache')
      ctx.set('ETag', `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`)
      ctx.status = 200
      ctx.type = 'application/octet-stream'
      if (ctx.fresh) ctx.status = 304
      else ctx.body = Buffer.from(bytes.buffer)
      return undefined
    }),

    open(listAnalysisRows, async ({ ctx, body, services }) => {
      const account = signedIn(ctx)
      const filter = askedFilter(account, body, ctx.state.language)
      if (body.of !== 'houses' || isPersonal(filter)) requirePeople(account)
      const sorts: readonly string[] = SORTS[body.of]
      if (!sorts.includes(body.sort)) throw new ProblemError('invalid_input', { field: 'sort', reason: sorts.join(', ') })
      const reading = await store.reading(account.scope)
      const order = orderOf(reading, body.sort)
      const after = positionAfter(reading, body.of, body.after)
      const rows = firstRows(match(reading, body.area, filter, store.scratch())[body.of], order, after, body.limit + 1)
      const shown = rows.slice(0, body.limit)
      const next = rows.length > body.limit ? cursorAt(reading, body.of, order, shown.at(-1)!) : null
      const ids = shown.map((row) => reading.columns[body.of].id[row]!)
      return services.database().scoped(account.scope, async (sql) => {
        const audit = (fields: readonly string[], rowCount: number) =>
          appendAudit(sql, account, { action: `analysis.${body.of}`, subject: `${body.area} ${formatFilter(filter)}`, fields, rowCount })
        if (body.of === 'people') {
          const people = inOrder(ids, await listPeople(sql, ids))
          if (people.length > 0)
            await audit([...SUMMARY_FIELDS, 'ethnicity', 'marriage', 'education', 'politics', 'employment', 'insured'], people.length)
          return {
            of: body.of,
            items: people.map(({ villageCode, villageName, houseId, houseAddress, ...person }) => ({
              ...asPersonSummary(person),
              householdId: person.householdId,
              village: { code: villageCode, name: villageName },
              house: houseId === null ? null : { id: houseId, address: houseAddress! },
            })),
            next,
          }
        }
        if (body.of === 'households') {
          const households = inOrder(ids, await listHouseholdsById(sql, ids))
          if (households.length > 0) await audit(['head_name_masked', 'size'], households.length)
          return {
            of: body.of,
            items: households.map(({ headName, villageCode, villageName, houseId, houseAddress, ...household }) => ({
              ...household,
              head: headName && maskName(headName),
              village: { code: villageCode, name: villageName },
              house: houseId === null ? null : { id: houseId, address: houseAddress! },
            })),
            next,
          }
        }
        const houses = inOrder(ids, await listHousesById(sql, ids))
        return {
          of: body.of,
          items: houses.map(({ villageCode, villageName, ...house }) => ({ ...house, village: { code: villageCode, name: villageName } })),
          next,
        }
      })
    }),
  ]
}

/** @throws ProblemError `invalid_input`, `out_of_scope`, `dataset_hidden` */
function askedFilter(account: Account, { area, filter: text }: { area: string; filter: string }, language: Language): Filter {
  requireScope(account, area)
  try {
    const filter = parseFilter(text)
    requireReadable(account, filter)
    return filter
  } catch (error) {
    if (!(error instanceof FilterError)) throw error
    throw new ProblemError('invalid_input', {
      field: error.dimension ? `filter.${error.dimension}` : 'filter',
      reason: error.reason[language],
    })
  }
}

function reply(account: Account, reading: Reading, counted: Counted, filter: Filter, area: string, current: boolean): Analysis {
  const personal = isPersonal(filter)
  const told = (count: number) => disclosed(account, count)
  const counts = (people: number, households: number, houses: number, ofPeople: boolean): Counts => ({
    people: told(people),
    households: told(households),
    houses: ofPeople ? told(houses) : houses,
  })
  const total = (code: string) => {
    const { people, households, houses } = rangesOf(reading.columns, code)
    return counts(people.to - people.from, households.to - households.from, houses.to - houses.from, false)
  }
  const within = (rows: Int32Array, { from, to }: { from: number; to: number }) => lowerRow(rows, to) - lowerRow(rows, from)
  return {
    area,
    filter: formatFilter(filter),
    asOf: reading.columns.asOf,
    readAt: reading.columns.readAt.toISOString(),
    current,
    exact: account.scope.people,
    matched: counts(counted.people.length, counted.households.length, counted.houses.length, personal),
    total: total(area),
    facets: (DIMENSIONS as readonly Dimension[]).map((dimension) => ({
      dimension: dimension.id,
      subject: dimension.subject,
      counts: Array.from({ length: bucketCount(dimension) }, (_, bar) => {
        const count = counted.facets.get(dimension.id as DimensionId)![bar]!
        if (dimension.kind !== 'range' && !isReadable(account, dimension, dimension.values[bar]!.code)) return null
        return personal || dimension.personal ? told(count) : count
      }),
    })),
    pyramid: counted.pyramid.map(([sex, ageBand, people]) => ({ sex, ageBand, people: told(people) })),
    children: reading.columns.areas.get(area)!.children.map(({ code, name }) => {
      const ranges = rangesOf(reading.columns, code)
      return {
        code,
        name,
        matched: counts(
          within(counted.people, ranges.people),
          within(counted.households, ranges.households),
          within(counted.houses, ranges.houses),
          personal,
        ),
        total: total(code),
      }
    }),
  }
}

function lowerRow(rows: Int32Array, row: number): number {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (rows[middle]! < row) low = middle + 1
    else high = middle
  }
  return low
}

type Noun = 'people' | 'households' | 'houses'

/** The dimension that each name of a sort stands for. */
const SORTED_BY: Readonly<Record<string, DimensionId>> = {
  age: 'age',
  size: 'householdSize',
  residents: 'residents',
  builtYear: 'builtYear',
  floors: 'floors',
  openAlerts: 'openAlerts',
}

function orderOf(reading: Reading, sort: string): Order | undefined {
  const dimension = SORTED_BY[sort.replace(/^-/, '')]
  return dimension && { ...reading.column(dimension), descending: sort.startsWith('-') }
}

/** Where a page ended, in terms that outlast a new reading of the records: value, village, id. */
function cursorAt(reading: Reading, of: Noun, order: Order | undefined, row: number): string {
  const rows = reading.columns[of]
  const value = order ? order.values[row - order.firstRow]! : 0
  return encodeCursor([value, reading.columns.villages[villageOf(rows, row)]!, rows.id[row]!])
}

/** @throws ProblemError `invalid_cursor` */
function positionAfter(reading: Reading, of: Noun, after: string | undefined): Position | undefined {
  const cursor = decodeCursor(after, z.tuple([z.int().min(0).max(0xffff), z.string().regex(/^\d{6,12}$/), z.int()]))
  if (!cursor) return undefined
  const [value, code, id] = cursor
  const { villages } = reading.columns
  const village = lowerBound(villages, code)
  const rows = reading.columns[of]
  return { value, fromRow: villages[village] === code ? rowFrom(rows, village, id + 1) : rows.first[village]! }
}

function inOrder<Row extends { id: number }>(ids: readonly number[], rows: readonly Row[]): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
