import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { AlertSummary, streamAlerts } from '../../api/contract/alerts.ts'
import { NOTHING_SELECTED, useView } from '../view.ts'
import { takeIn } from './takeIn.ts'

/** Alerts that come together are told together. */
const GATHER_MS = 1500

/** Keeps alerts live: what changes is taken in at once, what is new is told politely, several in one line. */
export function useAlertStream(): void {
  const client = useQueryClient()
  const { notification } = App.useApp()
  const { t } = useTranslation()
  useEffect(() => {
    let arrived: AlertSummary[] = []
    let timer: ReturnType<typeof setTimeout> | undefined
    const tell = () => {
      timer = undefined
      const [first] = arrived
      if (!first) return
      const count = arrived.length
      const several = count > 1
      arrived = []
      const key = 'alerts-arrived'
      notification.open({
        key,
        duration: 8,
        title: several ? t('alert.arrivedMany', { count }) : t('alert.arrived', { title: first.title }),
        description: several ? undefined : `${first.village.name} · ${first.subject}`,
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
      arrived.push(alert.data)
      timer ??= setTimeout(tell, GATHER_MS)
    })
    return () => {
      clearTimeout(timer)
      source.close()
    }
  }, [client, notification, t])
}
