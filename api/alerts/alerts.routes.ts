import { z } from 'zod'
import { asAlertSummary, OPEN_STATUSES } from '../cards/alerts.cards.queries.ts'
import { addAlertEvent, AlertStatus, getAlert, getAlertPins, listAlerts, streamAlerts } from '../contract/alerts.ts'
import type { Context } from '../context.ts'
import { ProblemError } from '../errors.ts'
import { decodeCursor, page } from '../http/cursor.ts'
import { open, scoped, signedIn, type Endpoint } from '../http/endpoint.ts'
import { requireScope } from '../http/permission.ts'
import {
  findAlert,
  insertEvent,
  listAlertEvents,
  listAlertsAfter,
  listPins,
  listRuleTitles,
  lockAlert,
  updateStatus,
} from './alerts.queries.ts'
import type { AlertStreams } from './alerts.stream.ts'

export function alertsEndpoints(streams: AlertStreams, stillSignedIn: (ctx: Context) => Promise<boolean>): Endpoint[] {
  return [
    scoped(listAlerts, async ({ query: { area, status, rule, after, limit }, account, sql }) => {
      if (area) requireScope(account, area)
      const cursor = decodeCursor(after, z.tuple([z.int(), z.int()]))
      const filter = { area, rule, statuses: statusesOf(status ?? 'open') }
      const rows = await listAlertsAfter(sql, filter, cursor && { severity: cursor[0], id: cursor[1] }, limit + 1)
      const { items, next } = page(rows, limit, (alert) => [alert.severity, alert.id])
      return { items: items.map(asAlertSummary), next }
    }),

    scoped(getAlertPins, async ({ query: { area }, account, sql }) => {
      if (area) requireScope(account, area)
      const rules = await listRuleTitles(sql)
      const places = new Map(rules.map(({ id }, index) => [id, index]))
      const pins = await listPins(sql, area)
      return {
        id: pins.map((pin) => pin.id),
        lon: pins.map((pin) => pin.lon),
        lat: pins.map((pin) => pin.lat),
        severity: pins.map((pin) => pin.severity),
        rule: pins.map((pin) => places.get(pin.rule)!),
        houseId: pins.map((pin) => pin.houseId),
        rules,
      }
    }),

    scoped(addAlertEvent, async ({ params: { id }, body: { kind, note }, account, sql }) => {
      const alert = await lockAlert(sql, id)
      if (!alert) throw new ProblemError('not_found')
      if (kind !== 'note') {
        const isOpen = OPEN_STATUSES.some((status) => status === alert.status)
        if (!isOpen) throw new ProblemError('alert_closed')
        await updateStatus(sql, id, kind)
      }
      await insertEvent(sql, { alertId: id, villageCode: alert.villageCode, accountId: account.id, kind, note })
      return asAlertSummary((await findAlert(sql, id))!)
    }),

    scoped(getAlert, async ({ params: { id }, sql }) => {
      const found = await findAlert(sql, id)
      if (!found) throw new ProblemError('not_found')
      const events = await listAlertEvents(sql, id)
      return { ...asAlertSummary(found), events: events.map((event) => ({ ...event, at: event.at.toISOString() })) }
    }),

    open(streamAlerts, async ({ ctx }) => {
      const after = /^\d{1,15}$/.exec(ctx.get('Last-Event-ID'))?.[0]
      ctx.type = 'text/event-stream'
      ctx.set('X-Accel-Buffering', 'no')
      ctx['compress'] = false
      ctx.body = streams.open(signedIn(ctx), after === undefined ? undefined : Number(after), () => stillSignedIn(ctx))
      return undefined
    }),
  ]
}

function statusesOf(status: string): readonly string[] {
  if (status === 'open') return OPEN_STATUSES
  if (status === 'all') return AlertStatus.options
  const one = AlertStatus.safeParse(status)
  if (!one.success) throw new ProblemError('invalid_input', { field: 'status', reason: `open, all, ${AlertStatus.options.join(', ')}` })
  return [one.data]
}
