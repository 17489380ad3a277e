import { LeftOutlined, PrinterOutlined } from '@ant-design/icons'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Impact, ImpactHouse, ImpactPerson } from '../../api/contract/impact.ts'
import { codeLanguage } from '../parts/codeLanguage.ts'
import { MorePages } from '../parts/MorePages.tsx'
import { PersonText } from '../parts/PersonText.tsx'
import { QueryState } from '../parts/QueryState.tsx'
import { useView } from '../view.ts'
import { ledText } from './ledText.ts'
import { openList } from './impactState.ts'
import type { OpenList, Whom } from './openList.ts'
import { useShelterChoice } from './useShelterChoice.ts'
import { sheltersQuery, zoneHousesQuery, zonePeopleQuery, type ZoneAsk } from './zone.ts'
import { whomText } from './whomText.ts'
import { ZoneHandOut } from './ZoneHandOut.tsx'

/** The rows behind a number, in place of the figures. */
export function ZoneList({ list, zone, impact }: { list: OpenList; zone: ZoneAsk; impact: Impact }) {
  const { t } = useTranslation()
  const language = useView((view) => codeLanguage(view.language))
  const { data: led } = useQuery(sheltersQuery(zone, useShelterChoice()))
  const title =
    list.of === 'houses'
      ? t('impact.houseList', { what: list.class === null ? zone.title : zone.classes[list.class]!.label })
      : whomText(list.whom, language, t, led)
  return (
    <div className="impact">
      <header className="tool-head">
        <h2 className="impact-back">
          <Button type="text" size="small" icon={<LeftOutlined />} aria-label={t('ask.backToFigures')} onClick={() => openList(null)} />
          {title}
        </h2>
        {list.of === 'people' && (
          <p className="quiet">
            {zone.title} · {t('person.masked')} {list.whom.led !== undefined && t('impact.ledWhole')}
          </p>
        )}
        {list.of === 'houses' && list.class !== null && <p className="quiet">{zone.title}</p>}
      </header>
      {list.of === 'houses' ? (
        <Houses zone={zone} level={list.class} />
      ) : (
        <People zone={zone} whom={list.whom} title={title} impact={impact} />
      )}
    </div>
  )
}

function Houses({ zone, level }: { zone: ZoneAsk; level: number | null }) {
  const query = useInfiniteQuery(zoneHousesQuery(zone, level))
  return (
    <>
      <QueryState query={query} lines={10}>
        {({ pages }) => (
          <ul>
            {pages
              .flatMap(({ items }) => items)
              .map((house) => (
                <li key={house.id}>
                  <HouseLine house={house} zone={zone} />
                </li>
              ))}
          </ul>
        )}
      </QueryState>
      <MorePages query={query} />
    </>
  )
}

function HouseLine({ house, zone }: { house: ImpactHouse; zone: ZoneAsk }) {
  const { t } = useTranslation()
  return (
    <button
      type="button"
      className="row impact-house"
      onClick={() => useView.getState().go({ house: house.id, household: null, person: null, alert: null })}
    >
      <i className="impact-swatch" style={{ background: zone.classes[house.class]!.color }} />
      <span>
        {house.houseNumber}
        <small className="quiet">
          {house.village.name} · {house.households === 0 ? t('house.vacant') : t('impact.householdCount', { count: house.households })}
        </small>
      </span>
      <span className="number">{zone.valueText(house.value)}</span>
    </button>
  )
}

function People({ zone, whom, title, impact }: { zone: ZoneAsk; whom: Whom; title: string; impact: Impact }) {
  const { t } = useTranslation()
  const choice = useShelterChoice()
  const query = useInfiniteQuery(zonePeopleQuery(zone, whom, choice))
  const [printing, setPrinting] = useState(false)
  return (
    <>
      <div className="ask-buttons">
        <Button icon={<PrinterOutlined />} onClick={() => setPrinting(true)}>
          {t('handOut.open')}
        </Button>
      </div>
      <QueryState query={query} lines={10}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items)
          if (items.length === 0) return <p className="ask-note">{t('ask.nobody', { whom: title })}</p>
          return (
            <ul>
              {items.map((person, index) => (
                <li key={person.id}>
                  {items[index - 1]?.house.id !== person.house.id && (
                    <HouseHead
                      person={person}
                      zone={zone}
                      led={choice !== null}
                      newVillage={items[index - 1]?.village.code !== person.village.code}
                    />
                  )}
                  <PersonLine person={person} />
                </li>
              ))}
            </ul>
          )
        }}
      </QueryState>
      <MorePages query={query} />
      {printing && <ZoneHandOut zone={zone} title={title} whom={whom} choice={choice} impact={impact} onClose={() => setPrinting(false)} />}
    </>
  )
}

function HouseHead({ person, zone, led, newVillage }: { person: ImpactPerson; zone: ZoneAsk; led: boolean; newVillage: boolean }) {
  const { t } = useTranslation()
  const { house, village, value } = person
  return (
    <>
      {newVillage && <h3 className="ask-village">{village.name}</h3>}
      <p className="impact-led">
        <button
          type="button"
          className="ask-house link"
          onClick={() => useView.getState().go({ house: house.id, household: null, person: null, alert: null })}
        >
          {house.houseNumber}
        </button>
        <span className="quiet">
          {zone.valueText(value)}
          {led && ` · ${ledText(person, t)}`}
        </span>
      </p>
    </>
  )
}

function PersonLine({ person }: { person: ImpactPerson }) {
  return (
    <button
      type="button"
      className="row"
      onClick={() => useView.getState().go({ house: person.house.id, household: null, person: person.id, alert: null })}
    >
      <PersonText person={person} reasons={person.carrying} />
    </button>
  )
}
