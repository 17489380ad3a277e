import { useTranslation } from 'react-i18next'
import type { AlertSummary } from '../../api/contract/alerts.ts'
import { NOTHING_SELECTED, useView } from '../view.ts'
import { SeverityMark } from './Severity.tsx'

/** One alert in a list: what, who, where, how far. Opens it and flies there. */
export function AlertRow({ alert, place = true }: { alert: AlertSummary; place?: boolean }) {
  const { t } = useTranslation()
  const go = useView((view) => view.go)
  const chosen = useView((view) => view.alert === alert.id)
  return (
    <button
      type="button"
      className={chosen ? 'row chosen' : 'row'}
      aria-current={chosen}
      onClick={() => go({ ...NOTHING_SELECTED, area: alert.village.code, alert: alert.id, house: alert.houseId })}
    >
      <SeverityMark severity={alert.severity} />
      <span className="row-text">
        <span className="row-title">
          {alert.subject}
          <em className={`status status-${alert.status}`}>{t(`alert.status.${alert.status}`)}</em>
        </span>
        <span className="quiet">{alert.reason}</span>
        {place && <span className="quiet">{alert.village.name}</span>}
      </span>
    </button>
  )
}
