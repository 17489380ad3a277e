import { LeftOutlined, PrinterOutlined } from '@ant-design/icons'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { whomSentence } from '../../api/contract/filter.sentence.ts'
import { parseFilter } from '../../api/contract/filter.ts'
import { listReachPeople, type ReachSet } from '../../api/contract/reach.ts'
import { call } from '../api.ts'
import { codeLanguage } from '../parts/codeLanguage.ts'
import { PeopleHandOut } from '../parts/PeopleHandOut.tsx'
import { PersonRow } from '../parts/PersonRow.tsx'
import { MorePages } from '../parts/MorePages.tsx'
import { QueryState } from '../parts/QueryState.tsx'
import { overviewQuery } from '../queries.ts'
import { useView } from '../view.ts'
import { reachPeopleQuery } from './queries.ts'
import { askedOf, type Question } from './question.ts'
import { whereText } from './whereText.ts'

interface Props {
  area: string
  filter: string
  question: Question
  set: ReachSet
  onBack(): void
}

/** Those whom a number counts, village by village: masked, each opening their card. */
export function PeoplePages({ area, filter, question, set, onBack }: Props) {
  const { t } = useTranslation()
  const query = useInfiniteQuery(reachPeopleQuery(area, filter, question, set))
  const language = useView((view) => view.language)
  const { data: overview } = useQuery(overviewQuery(area))
  const [handing, setHanding] = useState(false)
  const whom = whomSentence(parseFilter(filter), codeLanguage(language))
  const title = t('reach.handOutTitle', {
    whom,
    how: t(`reach.modes.${question.mode}`),
    minutes: question.minutes,
    where: whereText(question, language, t),
    set: t(`reach.sets.${set}`),
  })
  return (
    <div className="reach-panel">
      <header className="tool-head">
        <h2>
          <Button type="text" size="small" icon={<LeftOutlined />} aria-label={t('reach.back')} onClick={onBack} />
          {t(`reach.sets.${set}`)}
        </h2>
        <p className="quiet">
          {whom} · {t('person.masked')}
        </p>
      </header>
      <div className="reach-buttons">
        <Button icon={<PrinterOutlined />} disabled={!overview} onClick={() => setHanding(true)}>
          {t('handOut.open')}
        </Button>
      </div>
      <QueryState query={query} lines={10}>
        {({ pages }) => {
          const people = pages.flatMap(({ items }) => items)
          if (people.length === 0) return <p>{t('reach.none')}</p>
          return (
            <ul>
              {people.map((person, index) => (
                <li key={person.id}>
                  {people[index - 1]?.village.code !== person.village.code && <h3 className="reach-village">{person.village.name}</h3>}
                  <PersonRow person={person} household={person.householdId} />
                </li>
              ))}
            </ul>
          )
        }}
      </QueryState>
      <MorePages query={query} />
      {handing && overview && (
        <PeopleHandOut
          title={title}
          asOf={overview.asOf}
          load={(asked) => call(listReachPeople, { body: { ...askedOf(area, filter, question), set, ...asked } })}
          onClose={() => setHanding(false)}
        />
      )}
    </div>
  )
}
