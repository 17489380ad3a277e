import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Overview } from '../../api/contract/overview.ts'
import { figure } from '../format.ts'
import { Section } from '../parts/Section.tsx'
import { NOTHING_SELECTED, useView } from '../view.ts'

type Child = Overview['children'][number]
const ORDERS = {
  alerts: (a: Child, b: Child) => b.openAlerts - a.openAlerts || b.registeredPeople - a.registeredPeople,
  people: (a: Child, b: Child) => b.registeredPeople - a.registeredPeople,
  name: (a: Child, b: Child) => (a.code < b.code ? -1 : 1),
}
type Order = keyof typeof ORDERS

/** The areas below, each a step further down; the list says what the map's counts say. */
export function ChildList({ overview: { children, level } }: { overview: Overview }) {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  const go = useView((view) => view.go)
  const [order, setOrder] = useState<Order>('alerts')
  const largest = Math.max(1, ...children.map(({ registeredPeople }) => registeredPeople))
  return (
    <Section
      title={t(`section.children.${level}`)}
      note={
        <Segmented<Order>
          size="small"
          value={order}
          onChange={setOrder}
          aria-label={t('sort.by')}
          options={(Object.keys(ORDERS) as Order[]).map((value) => ({ value, label: t(`sort.${value}`) }))}
        />
      }
    >
      {children.toSorted(ORDERS[order]).map(({ code, name, registeredPeople, openAlerts }) => {
        const { digits, magnitude } = figure(registeredPeople, language)
        return (
          <button key={code} type="button" className="row child" onClick={() => go({ ...NOTHING_SELECTED, area: code })}>
            <span className="child-name">{name}</span>
            <span className="child-bar" style={{ inlineSize: `${(registeredPeople / largest) * 72}px` }} />
            <span className="number">
              {digits} {magnitude}
              {t('unit.people')}
            </span>
            <span className="child-alerts">{openAlerts > 0 && <em className="count">{openAlerts}</em>}</span>
          </button>
        )
      })}
    </Section>
  )
}
