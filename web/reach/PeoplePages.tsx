import { LeftOutlined } from '@ant-design/icons'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ReachSet } from '../../api/contract/reach.ts'
import { PersonRow } from '../parts/PersonRow.tsx'
import { MorePages } from '../parts/MorePages.tsx'
import { QueryState } from '../parts/QueryState.tsx'
import { reachPeopleQuery } from './queries.ts'
import type { Question } from './question.ts'

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
  return (
    <div className="reach-panel">
      <header className="tool-head">
        <h2>
          <Button type="text" size="small" icon={<LeftOutlined />} aria-label={t('reach.back')} onClick={onBack} />
          {t(`reach.sets.${set}`)}
        </h2>
        <p className="quiet">{t('person.masked')}</p>
      </header>
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
    </div>
  )
}
