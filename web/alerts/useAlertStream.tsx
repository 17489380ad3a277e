import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { AlertSummary, streamAlerts } from '../../api/contract/alerts.ts'
import { pinsQuery } from '../queries.ts'
import { NOTHING_SELECTED, useView } from '../view.ts'
import { noteArrived } from './arrived.ts'
import { takeIn } from './takeIn.ts'

/** Alerts that come together are told together; the first is on screen well within two seconds. ms */
const GATHER = 250
/** Seconds a notice stays; what comes meanwhile is counted in it. */
const STAYS = 8

/** Keeps alerts live: what changes is taken in at once, what is new is told politely, several in one line. */
export function useAlertStream(): void {
  const client = useQueryClient()
  const { notification } = App.useApp()
  const { t } = useTranslation()
  // What is known tells what is new; the map may not be there to ask.
  useQuery(pinsQuery())
  useEffect(() => {
    let arrived: AlertSummary[] = []
    let timer: ReturnType<typeof setTimeout> | undefined
    const tell = () => {
      timer = undefined
      const [first] = arrived
      if (!first) return
      const count = arrived.length
      const several = count > 1
      const key = 'alerts-arrived'
      notification.open({
        key,
        duration: STAYS,
        title: several ? t('alert.arrivedMany', { count }) : t('alert.arrived', { title: first.title }),
        description: several ? undefined : `${first.village.name} · ${first.subject}`,
        onClose: () => (arrived = []),
        actions: several ? undefined : (
          <Button
            type="link"
            size="small"
            onClick={() => {
              notification.destroy(key)
              useView.getState().go({ ...NOTHING_SELECTED, area: first.village.code, alert: first.id, house: first.houseId })
            }}
          >
            {t('alert.see')}
          </Button>
        ),
      })
    }
    const source = new EventSource(streamAlerts.path)
    source.addEventListener('alert', (event: MessageEvent<string>) => {
      const alert = AlertSummary.safeParse(JSON.parse(event.data))
      if (!alert.success || !takeIn(client, alert.data)) return
      noteArrived(alert.data)
      // A wall tells it in its ticker, large enough to read.
      if (useView.getState().face === 'wall') return
      arrived.push(alert.data)
      timer ??= setTimeout(tell, GATHER)
    })
    return () => {
      clearTimeout(timer)
      source.close()
    }
  }, [client, notification, t])
}
