import { CheckCircleOutlined } from '@ant-design/icons'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Overview } from '../../api/contract/overview.ts'
import { AlertRow } from '../parts/AlertRow.tsx'
import { MorePages } from '../parts/MorePages.tsx'
import { QueryState } from '../parts/QueryState.tsx'
import { Section } from '../parts/Section.tsx'
import { SeverityMark } from '../parts/Severity.tsx'
import { alertListQuery } from '../queries.ts'
import { NOTHING_SELECTED, useView } from '../view.ts'

const FIRST = 4
const PAGE = 30

/** What needs a person today: open alerts by rule, where they gather, and the first of them. */
export function Today({ overview }: { overview: Overview }) {
  const { t } = useTranslation()
  const go = useView((view) => view.go)
  const [all, setAll] = useState(false)
  const open = overview.figures.openAlerts
  const query = useInfiniteQuery({ ...alertListQuery(overview.code, 'open', all ? PAGE : FIRST), enabled: open > 0 })
  const most = overview.children.filter(({ openAlerts }) => openAlerts > 0).toSorted((a, b) => b.openAlerts - a.openAlerts)
  if (open === 0) {
    return (
      <Section title={t('section.today')}>
        <p className="quiet calm">
          <CheckCircleOutlined /> {t('today.none')}
        </p>
      </Section>
    )
  }
  return (
    <Section title={t('section.today')} note={t('today.open', { count: open })}>
      <ul className="rules">
        {overview.alerts
          .filter((rule) => rule.open > 0)
          .toSorted((a, b) => b.severity - a.severity || b.open - a.open)
          .map((rule) => (
            <li key={rule.rule}>
              <SeverityMark severity={rule.severity} />
              <span>{rule.title}</span>
              <b className="number">{rule.open}</b>
            </li>
          ))}
      </ul>
      {most.length > 1 && (
        <p className="gather">
          <span className="quiet">{t('today.mostIn')}</span>
          {most.slice(0, 3).map(({ code, name, openAlerts }) => (
            <button key={code} type="button" className="chip" onClick={() => go({ ...NOTHING_SELECTED, area: code })}>
              {name} <b>{openAlerts}</b>
            </button>
          ))}
        </p>
      )}
      <QueryState query={query}>
        {({ pages }) => pages.flatMap(({ items }) => items).map((alert) => <AlertRow key={alert.id} alert={alert} />)}
      </QueryState>
      {!all && open > FIRST && (
        <Button type="text" block onClick={() => setAll(true)}>
          {t('today.all', { count: open })}
        </Button>
      )}
      {all && <MorePages query={query} />}
    </Section>
  )
}
