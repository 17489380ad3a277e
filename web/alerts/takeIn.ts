import type { QueryClient } from '@tanstack/react-query'
import type { AlertSummary, getAlertPins } from '../../api/contract/alerts.ts'
import type { Reply } from '../api.ts'
import { alertQuery, pinsQuery } from '../queries.ts'

type Pins = Reply<typeof getAlertPins>
const OPEN = new Set<AlertSummary['status']>(['new', 'dispatched', 'verifying'])

/** Pins with one alert as it is now: added, kept, or gone once it is closed or has no place. */
export function pinsWith(pins: Pins, alert: AlertSummary): Pins {
  const at = pins.id.indexOf(alert.id)
  const stands = OPEN.has(alert.status) && alert.location !== null
  if (stands === at >= 0) return pins
  if (!stands) {
    const without = <T>(column: readonly T[]) => column.filter((_, index) => index !== at)
    return {
      rules: pins.rules,
      id: without(pins.id),
      lon: without(pins.lon),
      lat: without(pins.lat),
      severity: without(pins.severity),
      rule: without(pins.rule),
      houseId: without(pins.houseId),
    }
  }
  const known = pins.rules.findIndex(({ id }) => id === alert.rule)
  const rules = known >= 0 ? pins.rules : [...pins.rules, { id: alert.rule, title: alert.title }]
  const [lon, lat] = alert.location!
  return {
    rules,
    id: [...pins.id, alert.id],
    lon: [...pins.lon, lon],
    lat: [...pins.lat, lat],
    severity: [...pins.severity, alert.severity],
    rule: [...pins.rule, known >= 0 ? known : rules.length - 1],
    houseId: [...pins.houseId, alert.houseId],
  }
}

/** Brings everything on screen up to date with an alert as it is now. Gives whether it was not known before. */
export function takeIn(client: QueryClient, alert: AlertSummary): boolean {
  const key = pinsQuery().queryKey
  const pins = client.getQueryData(key)
  const isNew = alert.status === 'new' && pins !== undefined && !pins.id.includes(alert.id)
  if (pins) client.setQueryData(key, pinsWith(pins, alert))
  client.setQueryData(alertQuery(alert.id).queryKey, (known) => known && { ...known, ...alert })
  for (const stale of ['alerts', 'overview', 'house', 'houses']) void client.invalidateQueries({ queryKey: [stale] })
  return isNew
}
