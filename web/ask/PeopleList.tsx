import { DownloadOutlined, LeftOutlined, PrinterOutlined } from '@ant-design/icons'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { codeName, GROUPS } from '../../api/contract/codes.ts'
import { CARRYING, type SelectionPerson, type SelectionStatistics } from '../../api/contract/selection.ts'
import { codeLanguage } from '../parts/codeLanguage.ts'
import { MorePages } from '../parts/MorePages.tsx'
import { PersonText } from '../parts/PersonText.tsx'
import { QueryState } from '../parts/QueryState.tsx'
import { useView } from '../view.ts'
import { useAsk, type Whom } from './askState.ts'
import { HandOut } from './HandOut.tsx'
import { people as peopleText } from './peopleText.ts'
import { selectionPeopleQuery } from './queries.ts'
import type { Shape } from './shape.ts'

/** The people inside, house by house: the map's equivalent for the keyboard, and what is handed out. */
export function PeopleList({ shape, statistics, whom }: { shape: Shape; statistics: SelectionStatistics; whom: Whom }) {
  const { t } = useTranslation()
  const language = useView((view) => codeLanguage(view.language))
  const query = useInfiniteQuery(selectionPeopleQuery(shape, whom))
  const [handOut, setHandOut] = useState<'print' | 'export' | null>(null)
  const options = optionsOf(statistics, language, t)
  const value = whom.group ? `group:${whom.group}` : whom.who
  const chosen = options.find((option) => option.value === value)
  const list = useRef<HTMLDivElement>(null)
  // It begins at its head, wherever the figures it came from were scrolled to. What newer browsers answer is no clean-up: nothing is returned.
  useEffect(() => {
    list.current?.scrollIntoView({ block: 'start' })
  }, [])
  return (
    <div className="ask" ref={list}>
      <header className="tool-head">
        <h2>
          <Button
            type="text"
            size="small"
            icon={<LeftOutlined />}
            aria-label={t('ask.backToFigures')}
            onClick={() => useAsk.setState({ list: null })}
          />
          {t('ask.list')}
        </h2>
        <p className="quiet">{t('person.masked')}</p>
      </header>
      <Select
        className="ask-whom"
        aria-label={t('ask.whom')}
        options={options}
        value={value}
        onChange={(next) => useAsk.setState({ list: whomOf(next) })}
      />
      <div className="ask-buttons">
        <Button icon={<DownloadOutlined />} onClick={() => setHandOut('export')}>
          {t('ask.export')}
        </Button>
        <Button icon={<PrinterOutlined />} onClick={() => setHandOut('print')}>
          {t('ask.print')}
        </Button>
      </div>
      <QueryState query={query} lines={10}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items)
          if (items.length === 0) return <p className="ask-note">{t('ask.nobody', { whom: chosen?.label ?? '' })}</p>
          return (
            <ul>
              {items.map((person, index) => (
                <li key={person.id}>
                  {items[index - 1]?.house.id !== person.house.id && (
                    <HouseHead person={person} newVillage={items[index - 1]?.village.code !== person.village.code} />
                  )}
                  <PersonLine person={person} />
                </li>
              ))}
            </ul>
          )
        }}
      </QueryState>
      <MorePages query={query} />
      {handOut && <HandOut kind={handOut} statistics={statistics} whom={whom} onClose={() => setHandOut(null)} />}
    </div>
  )
}

function whomOf(value: string): Whom {
  if (value.startsWith('group:')) return { who: 'all', group: Number(value.slice(6)) }
  return { who: value as Whom['who'] }
}

function optionsOf({ carrying, people, groups }: SelectionStatistics, language: 'zh' | 'en', t: TFunction) {
  const option = (value: string, name: string, count: number | null) => ({
    value,
    label: `${name} ${peopleText(count, t)} ${t('unit.people')}`,
  })
  return [
    option('carrying', t('ask.carrying'), carrying.people),
    ...CARRYING.map((reason) => option(reason, t(`ask.reason.${reason}`), carrying[reason])),
    option('all', t('ask.residents'), people.resident),
    ...groups.map(({ group, people: count }) => option(`group:${group}`, codeName(GROUPS, group, language), count)),
  ]
}

function HouseHead({ person: { village, house }, newVillage }: { person: SelectionPerson; newVillage: boolean }) {
  return (
    <>
      {newVillage && <h3 className="ask-village">{village.name}</h3>}
      <button
        type="button"
        className="ask-house link"
        onClick={() => useView.getState().go({ house: house.id, household: null, person: null, alert: null })}
      >
        {house.houseNumber}
      </button>
    </>
  )
}

function PersonLine({ person }: { person: SelectionPerson }) {
  const open = () => useView.getState().go({ house: person.house.id, household: null, person: person.id, alert: null })
  const others = person.groups.filter((group) => ![9, 10].includes(group))
  return (
    <button type="button" className="row" onClick={open}>
      <PersonText person={person} reasons={person.carrying} groups={others} />
    </button>
  )
}
