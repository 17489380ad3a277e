import { LeftOutlined, PrinterOutlined } from '@ant-design/icons'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listLeftOut, type Allocation } from '../../api/contract/allocation.ts'
import { call, type Reply } from '../api.ts'
import { MorePages } from '../parts/MorePages.tsx'
import { PeopleHandOut } from '../parts/PeopleHandOut.tsx'
import { PersonText } from '../parts/PersonText.tsx'
import { QueryState } from '../parts/QueryState.tsx'
import { useView } from '../view.ts'
import { useSolving } from './solving.ts'

type Person = Reply<typeof listLeftOut>['items'][number]

/** The people who are left out, village by village: masked, and audited by the server. */
export function LeftOutPeople({ answer, village }: { answer: Allocation; village?: string | undefined }) {
  const { t } = useTranslation()
  const { question, sites, units } = answer
  const { area, filter, mode, kind, existing, minutes, barred } = question
  const body = { area, filter, mode, kind, existing, minutes, barred, sites: sites.map(({ key }) => key), ...(village ? { village } : {}) }
  const query = useInfiniteQuery({
    queryKey: ['left-out', body],
    queryFn: ({ signal, pageParam }: { signal: AbortSignal; pageParam: string | undefined }) =>
      call(listLeftOut, { body: { ...body, ...(pageParam ? { after: pageParam } : {}) } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    staleTime: 60_000,
  })
  const [handing, setHanding] = useState(false)
  const place = village ? units.find(({ code }) => code === village)?.name : undefined
  return (
    <div className="allocation-panel">
      <header className="tool-head">
        <h2>
          <Button
            type="text"
            size="small"
            icon={<LeftOutlined />}
            aria-label={t('allocation.back')}
            onClick={() => useSolving.setState({ list: null })}
          />
          {place ?? t('allocation.left', { minutes })}
        </h2>
        <p className="quiet">{t('person.masked')}</p>
      </header>
      <Button block icon={<PrinterOutlined />} onClick={() => setHanding(true)}>
        {t('handOut.open')}
      </Button>
      {handing && (
        <PeopleHandOut
          title={`${place ? `${place} · ` : ''}${t('allocation.left', { minutes })}`}
          asOf={answer.asOf}
          expected={village ? null : (answer.after?.beyond ?? null)}
          load={(asked) => call(listLeftOut, { body: { ...body, ...asked } })}
          onClose={() => setHanding(false)}
        />
      )}
      <QueryState query={query} lines={10}>
        {({ pages }) => {
          const people = pages.flatMap(({ items }) => items)
          if (people.length === 0) return <p>{t('allocation.nobodyLeft', { minutes })}</p>
          return (
            <ul>
              {people.map((person, index) => (
                <li key={person.id}>
                  {people[index - 1]?.village.code !== person.village.code && <h3 className="allocation-village">{person.village.name}</h3>}
                  <PersonLine person={person} />
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

function PersonLine({ person }: { person: Person }) {
  const { t } = useTranslation()
  const { minutes } = person
  const open = () => useView.getState().go({ house: person.house?.id ?? null, household: null, person: person.id, alert: null })
  return (
    <button type="button" className="row" onClick={open}>
      <PersonText
        person={person}
        groups={person.groups}
        note={
          <span className="quiet number">{minutes === null ? t('allocation.noWay') : t('allocation.unitMinutes', { value: minutes })}</span>
        }
      />
    </button>
  )
}
