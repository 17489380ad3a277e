import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AlertSummary } from '../../api/contract/alerts.ts'
import { pinsWith } from './takeIn.ts'

const none = { id: [], lon: [], lat: [], severity: [], rule: [], houseId: [], rules: [] }
const alert = (id: number, status: AlertSummary['status'], rule: string): AlertSummary => ({
  id,
  rule,
  title: rule,
  severity: 2,
  status,
  subject: '徐**，82 岁',
  reason: '年满 80 岁 412 天，未领高龄津贴',
  personId: 1,
  houseId: null,
  village: { code: '430821109201', name: '大庄村' },
  location: [111, 29.4],
  createdAt: '2026-11-20T08:00:00+08:00',
  dueOn: '2026-12-05',
})
const events = fc.array(
  fc.record({
    id: fc.integer({ min: 1, max: 12 }),
    status: fc.constantFrom('new', 'verifying', 'handled', 'false_positive'),
    rule: fc.constantFrom('a', 'b', 'c'),
  }),
)

test('after any run of events the pins are the alerts still open, each once, columns of one length', () => {
  fc.assert(
    fc.property(events, (all) => {
      const last = new Map<number, string>()
      const rules = new Map<number, string>()
      let pins = none as Parameters<typeof pinsWith>[0]
      for (const { id, status, rule } of all) {
        const known = rules.get(id) ?? rule
        rules.set(id, known)
        last.set(id, status)
        pins = pinsWith(pins, alert(id, status as AlertSummary['status'], known))
      }
      const open = [...last].filter(([, status]) => status === 'new' || status === 'verifying').map(([id]) => id)
      expect(pins.id.toSorted((a, b) => a - b)).toEqual(open.toSorted((a, b) => a - b))
      for (const column of [pins.lon, pins.lat, pins.severity, pins.rule, pins.houseId]) expect(column).toHaveLength(pins.id.length)
      pins.id.forEach((id, index) => expect(pins.rules[pins.rule[index]!]!.id).toBe(rules.get(id)))
    }),
  )
})

test('an alert without a place has no pin', () => {
  expect(pinsWith(none, { ...alert(1, 'new', 'a'), location: null })).toEqual(none)
})
