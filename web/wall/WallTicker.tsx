import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useArrived } from '../alerts/arrived.ts'
import { SeverityMark } from '../parts/Severity.tsx'
import { alertListQuery } from '../queries.ts'

/** Seconds an alert stays: long enough to read two lines from across the room. */
const STAY = 8
const SHOWN = 12

/** Open alerts one after the other along the bottom, those that just came in first. */
export function WallTicker({ home }: { home: string }) {
  const { t } = useTranslation()
  const arrived = useArrived((state) => state.alerts)
  const { data } = useInfiniteQuery(alertListQuery(home, 'open', SHOWN))
  const fresh = new Set(arrived.map(({ id }) => id))
  const alerts = [...arrived, ...(data?.pages[0]?.items.filter(({ id }) => !fresh.has(id)) ?? [])].slice(0, SHOWN)
  const latest = arrived[0]?.id ?? 0
  // Counted from what came in last: that is shown at once.
  const [turn, setTurn] = useState({ since: latest, at: 0 })
  const at = turn.since === latest ? turn.at : 0
  useEffect(() => {
    const timer = setTimeout(() => setTurn({ since: latest, at: at + 1 }), STAY * 1000)
    return () => clearTimeout(timer)
  }, [at, latest])
  const alert = alerts[at % Math.max(alerts.length, 1)]
  if (!alert) return null
  return (
    <aside className="wall-ticker" aria-live="polite" aria-label={t('wall.ticker')}>
      <div key={alert.id} className="wall-ticker-item">
        <SeverityMark severity={alert.severity} />
        <strong>{alert.title}</strong>
        {fresh.has(alert.id) && <em>{t('wall.fresh')}</em>}
        <span>{alert.village.name}</span>
        <span className="wall-ticker-reason">
          {alert.subject}：{alert.reason}
        </span>
      </div>
    </aside>
  )
}
