import { z } from 'zod'
import { AreaCode, LonLat } from './areas.ts'
import { defineRoute } from './route.ts'

export const AlertStatus = z.enum(['new', 'dispatched', 'verifying', 'handled', 'false_positive'])
export const AlertSummary = z.object({
  id: z.int(),
  rule: z.string(),
  title: z.string(),
  /** 1 提示 2 关注 3 紧急 */
  severity: z.int(),
  status: AlertStatus,
  /** 徐**，82 岁 — masked */
  subject: z.string(),
  /** One sentence a clerk would say: 年满 80 岁 412 天，未领高龄津贴 */
  reason: z.string(),
  personId: z.int(),
  houseId: z.int().nullable(),
  village: z.object({ code: AreaCode, name: z.string() }),
  location: LonLat.nullable(),
  createdAt: z.iso.datetime({ offset: true }),
  dueOn: z.iso.date(),
})
export type AlertSummary = z.infer<typeof AlertSummary>

export const listAlerts = defineRoute({
  method: 'GET',
  path: '/api/alerts',
  summary: 'Alerts in scope, most severe and oldest first',
  query: z.object({
    area: AreaCode.optional(),
    status: z.string().optional().describe('open (default: 新建, 已派发, 核实中), all, or one status'),
    rule: z.string().optional(),
    after: z.string().optional(),
    limit: z.coerce.number().int().min(1).max(500).default(50),
  }),
  reply: z.object({ items: z.array(AlertSummary), next: z.string().nullable() }),
})

/** Every open alert in scope as pins: small enough to send whole (≤ 40 bytes each before compression). */
export const getAlertPins = defineRoute({
  method: 'GET',
  path: '/api/alerts/pins',
  summary: 'Open alerts in scope as compact columns',
  query: z.object({ area: AreaCode.optional() }),
  reply: z.object({
    id: z.array(z.int()),
    lon: z.array(z.number()),
    lat: z.array(z.number()),
    severity: z.array(z.int()),
    rule: z.array(z.int()),
    houseId: z.array(z.int().nullable()),
    rules: z.array(z.object({ id: z.string(), title: z.string() })),
  }),
})

/** One step of an alert's follow-up. */
export const AlertEvent = z.object({
  kind: z.enum(['created', 'dispatched', 'verifying', 'handled', 'false_positive', 'note']),
  note: z.string().nullable(),
  at: z.iso.datetime({ offset: true }),
  /** Unit of the account that did it; null for the rule's own run. */
  by: z.string().nullable(),
})
export type AlertEvent = z.infer<typeof AlertEvent>

export const AlertDetail = AlertSummary.extend({ events: z.array(AlertEvent) })
export type AlertDetail = z.infer<typeof AlertDetail>

export const getAlert = defineRoute({
  method: 'GET',
  path: '/api/alerts/{id}',
  summary: 'An alert with its follow-up so far, oldest first',
  params: z.object({ id: z.coerce.number().int().positive() }),
  reply: AlertDetail,
})

export const addAlertEvent = defineRoute({
  method: 'POST',
  path: '/api/alerts/{id}/events',
  summary: 'A step of the follow-up: dispatched, verifying, handled, false_positive or a note',
  params: z.object({ id: z.coerce.number().int().positive() }),
  body: z.object({ kind: z.enum(['dispatched', 'verifying', 'handled', 'false_positive', 'note']), note: z.string().max(2000).optional() }),
  reply: AlertSummary,
})

export const streamAlerts = defineRoute({
  method: 'GET',
  path: '/api/alerts/stream',
  summary: 'Server-sent events: `alert` with an AlertSummary, in scope; Last-Event-ID resumes without loss',
  reply: z.string(),
  contentType: 'text/event-stream',
})

export const Rule = z.object({
  id: z.string(),
  version: z.int(),
  title: z.string(),
  description: z.string(),
  severity: z.int(),
  parameters: z.record(z.string(), z.unknown()),
  enabled: z.boolean(),
})
export type Rule = z.infer<typeof Rule>

export const listRules = defineRoute({
  method: 'GET',
  path: '/api/rules',
  summary: 'Early-warning rules',
  reply: z.object({ items: z.array(Rule) }),
})
export const runRule = defineRoute({
  method: 'POST',
  path: '/api/rules/{id}/run',
  summary: 'Runs a rule now over the whole county (admin)',
  params: z.object({ id: z.string() }),
  reply: z.object({ created: z.int(), standing: z.int() }),
})
export const dryRunRule = defineRoute({
  method: 'POST',
  path: '/api/rules/{id}/dry-run',
  summary: 'How many alerts a rule would create, by area, in the reader’s scope',
  params: z.object({ id: z.string() }),
  reply: z.object({ total: z.int(), areas: z.array(z.object({ code: AreaCode, name: z.string(), count: z.int() })) }),
})
