import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { AlertDetail } from '../../api/contract/alerts.ts'
import { day, daysBetween, localDay } from '../format.ts'
import { useNow } from '../parts/useNow.ts'
import { Facts } from '../parts/Facts.tsx'
import { QueryState } from '../parts/QueryState.tsx'
import { Section } from '../parts/Section.tsx'
import { SeverityMark, severityStep } from '../parts/Severity.tsx'
import { alertQuery } from '../queries.ts'
import { NOTHING_SELECTED, useView } from '../view.ts'
import { FollowUp } from './FollowUp.tsx'

const OPEN = new Set(['new', 'dispatched', 'verifying'])

/** An alert: why, about whom, until when, and what has been done; the next step is one press away. */
export function AlertPanel({ id, seesPeople }: { id: number; seesPeople: boolean }) {
  const query = useQuery(alertQuery(id))
  return (
    <QueryState query={query} lines={6}>
      {(alert) => <AlertCard alert={alert} seesPeople={seesPeople} />}
    </QueryState>
  )
}

function AlertCard({ alert, seesPeople }: { alert: AlertDetail; seesPeople: boolean }) {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  const go = useView((view) => view.go)
  const open = OPEN.has(alert.status)
  return (
    <article>
      <header className="card-head">
        <p className="kicker">
          <SeverityMark severity={alert.severity} /> {t(`severity.${severityStep(alert.severity)}`)} · {alert.title}
        </p>
        <h2>{alert.subject}</h2>
        <p>
          <em className={`status status-${alert.status}`}>{t(`alert.status.${alert.status}`)}</em>
          {open && <Due on={alert.dueOn} />}
        </p>
      </header>
      <p className={`reason severity-${severityStep(alert.severity)}`}>{alert.reason}</p>
      <Facts
        facts={[
          [t('alert.where'), alert.village.name],
          [t('alert.created'), day(alert.createdAt, language)],
        ]}
      />
      <p className="buttons">
        {alert.houseId !== null && (
          <Button size="small" onClick={() => go({ ...NOTHING_SELECTED, house: alert.houseId, area: alert.village.code }, 'stay')}>
            {t('alert.goHouse')}
          </Button>
        )}
        {seesPeople && (
          <Button
            size="small"
            onClick={() => go({ ...NOTHING_SELECTED, house: alert.houseId, person: alert.personId, area: alert.village.code }, 'stay')}
          >
            {t('alert.goPerson')}
          </Button>
        )}
      </p>
      {open && <FollowUp alert={alert} />}
      <Section title={t('alert.history')}>
        <ol className="history">
          {alert.events.map(({ kind, note, at, by }) => (
            <li key={`${at}-${kind}`}>
              <span>
                <b>{kind === 'created' ? t('alert.event.created') : kind === 'note' ? t('alert.event.note') : t(`alert.status.${kind}`)}</b>
                <small className="quiet">
                  {day(at, language)}
                  {by ? ` · ${by}` : ''}
                </small>
              </span>
              {note && <p>{note}</p>}
            </li>
          ))}
        </ol>
      </Section>
    </article>
  )
}

function Due({ on }: { on: string }) {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  const left = daysBetween(localDay(useNow()), on)
  return (
    <span className={left < 0 ? 'due late' : 'due'}>
      {t('alert.due', { day: day(on, language) })} · {left < 0 ? t('alert.overdue', { days: -left }) : t('alert.dueIn', { days: left })}
    </span>
  )
}
