import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Facts } from '../parts/Facts.tsx'
import { PersonRow } from '../parts/PersonRow.tsx'
import { QueryState } from '../parts/QueryState.tsx'
import { Section } from '../parts/Section.tsx'
import { householdQuery } from '../queries.ts'
import { NOTHING_SELECTED, useView } from '../view.ts'

const KINDS = { 1: 'registered', 2: 'living', 3: 'dwelling' } as const

/** A household and its members, masked. */
export function HouseholdPanel({ id }: { id: number }) {
  const { t } = useTranslation()
  const go = useView((view) => view.go)
  const query = useQuery(householdQuery(id))
  return (
    <QueryState query={query} lines={6}>
      {({ kind, groupNumber, size, head, house, village, people }) => {
        const known = KINDS[kind as keyof typeof KINDS]
        return (
          <article>
            <header className="card-head">
              <p className="kicker">{known ? t(`household.kind.${known}`) : t('household.title')}</p>
              <h2>{head ? t('household.of', { name: head }) : t('household.title')}</h2>
              <p className="quiet">
                {village.name} · {t('house.group', { number: groupNumber })} · {t('household.size', { count: size })}
              </p>
            </header>
            {house && (
              <Facts
                facts={[
                  [
                    t('person.home'),
                    <button key="house" type="button" className="link" onClick={() => go({ ...NOTHING_SELECTED, house: house.id }, 'stay')}>
                      {house.address}
                    </button>,
                  ],
                ]}
              />
            )}
            <Section title={t('household.members')}>
              {people.map((person) => (
                <PersonRow key={person.id} person={person} household={id} />
              ))}
            </Section>
          </article>
        )
      }}
    </QueryState>
  )
}
