import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import {
  codeName,
  EDUCATION,
  EMPLOYMENT,
  ETHNICITY,
  GROUPS,
  LIFE_STATUS,
  MARRIAGE,
  POLITICS,
  RESIDENCE,
  SEX,
} from '../../api/contract/codes.ts'
import { day } from '../format.ts'
import { BenefitList } from '../parts/BenefitList.tsx'
import { Facts } from '../parts/Facts.tsx'
import { codeLanguage } from '../parts/codeLanguage.ts'
import { QueryState } from '../parts/QueryState.tsx'
import { Section } from '../parts/Section.tsx'
import { personQuery } from '../queries.ts'
import { useView } from '../view.ts'

/** A person, masked, with what they receive and where each value comes from. */
export function PersonPanel({ id }: { id: number }) {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  const words = codeLanguage(language)
  const query = useQuery(personQuery(id))
  return (
    <QueryState query={query} lines={8}>
      {(person) => (
        <article>
          <header className="card-head">
            <p className="kicker">{t('person.title')}</p>
            <h2>{person.name}</h2>
            <p className="quiet">
              {codeName(SEX, person.sex, words)} · {t('person.age', { age: person.age })} · {codeName(RESIDENCE, person.residence, words)}
            </p>
          </header>
          {person.groups.length > 0 && (
            <p className="tags">
              {person.groups.map((group) => (
                <i key={group}>{codeName(GROUPS, group, words)}</i>
              ))}
            </p>
          )}
          <Facts
            facts={[
              [t('person.idNumber'), person.idNumber],
              [t('person.phone'), person.phone ?? t('person.none')],
              [t('person.birth'), day(person.birthDate, language)],
              [t('person.ethnicity'), codeName(ETHNICITY, person.ethnicity, words)],
              [t('person.marriage'), codeName(MARRIAGE, person.marriage, words)],
              [t('person.education'), codeName(EDUCATION, person.education, words)],
              [t('person.politics'), codeName(POLITICS, person.politics, words)],
              [t('person.employment'), codeName(EMPLOYMENT, person.employment, words)],
              [t('person.life'), codeName(LIFE_STATUS, person.lifeStatus, words)],
              [t('person.insured'), person.insured ? t('person.insuredYes') : t('person.insuredNo')],
              [t('person.home'), person.house?.address ?? person.village.name],
            ]}
          />
          <Section title={t('house.benefits')}>
            <BenefitList benefits={person.benefits} />
          </Section>
          <p className="quiet note">
            {t('person.masked')}
            <br />
            {t('person.source', { unit: person.source.unit, day: day(person.source.asOf, language), version: person.source.version })}
          </p>
        </article>
      )}
    </QueryState>
  )
}
