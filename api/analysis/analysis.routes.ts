import { analyse, listAnalysisRows, matchHouses, SORTS } from '../contract/analysis.ts'
import { formatFilter } from '../contract/filter.ts'
import { getHouseAttributes } from '../contract/house_attributes.ts'
import { ProblemError } from '../errors.ts'
import { open, signedIn, type Endpoint } from '../http/endpoint.ts'
import { requirePeople } from '../http/permission.ts'
import type { AnalysisStore } from './analysis.store.ts'
import { askedFilter } from './asked.ts'
import { AttributeFiles } from './attribute_files.ts'
import { count, match } from './crossfilter.ts'
import { isPersonal } from './disclosure.ts'
import { analysisReply, Replies } from './reply.ts'
import { cursorAt, listRows, orderOf, positionAfter } from './rows.ts'
import { bitsOf, firstRows } from './selection.ts'

export function analysisEndpoints(store: AnalysisStore): Endpoint[] {
  const files = new AttributeFiles()
  const replies = new Replies()
  return [
    open(analyse, async ({ ctx, body }) => {
      const account = signedIn(ctx)
      const filter = askedFilter(account, body, ctx.state.language)
      const reading = await store.reading(account.scope)
      if (!reading.columns.areas.has(body.area)) throw new ProblemError('not_found')
      const reply = replies.find(reading, `${body.area} ${formatFilter(filter)}`, () =>
        analysisReply(account, reading, count(reading, body.area, filter, store.scratch()), filter, body.area),
      )
      return { ...reply, current: store.current() }
    }),

    open(matchHouses, async ({ ctx, body }) => {
      const account = signedIn(ctx)
      const filter = askedFilter(account, body, ctx.state.language)
      if (isPersonal(filter)) requirePeople(account)
      const reading = await store.reading(account.scope)
      const { houses } = match(reading, body.area, filter, store.scratch())
      const bits = Buffer.from(bitsOf(houses, reading.ranges.houses)).toString('base64')
      return { version: reading.houseList(), houses: houses.length, bits }
    }),

    open(getHouseAttributes, async ({ ctx }) => {
      const reading = await store.reading(signedIn(ctx).scope)
      await files.send(ctx, reading)
      return undefined
    }),

    open(listAnalysisRows, async ({ ctx, body, services }) => {
      const account = signedIn(ctx)
      const { area, of, sort, after, limit, purpose } = body
      const filter = askedFilter(account, body, ctx.state.language)
      if (of !== 'houses' || isPersonal(filter)) requirePeople(account)
      const sorts: readonly string[] = SORTS[of]
      if (!sorts.includes(sort)) throw new ProblemError('invalid_input', { field: 'sort', reason: sorts.join(', ') })
      const reading = await store.reading(account.scope)
      const order = orderOf(reading, sort)
      const position = positionAfter(reading, of, after)
      const rows = firstRows(match(reading, area, filter, store.scratch())[of], order, position, limit + 1)
      const ids = rows.slice(0, limit).map((row) => reading.columns[of].id[row]!)
      const next = rows.length > limit ? cursorAt(reading, of, order, rows[limit - 1]!) : null
      const subject = `${area} ${formatFilter(filter)}`
      return { ...(await services.database().scoped(account.scope, (sql) => listRows(sql, account, of, ids, subject, purpose))), next }
    }),
  ]
}
