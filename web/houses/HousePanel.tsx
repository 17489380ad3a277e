import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { codeName, HOUSE_USE, ROOF, STRUCTURE } from '../../api/contract/codes.ts'
import type { House } from '../../api/contract/houses.ts'
import { squareMeters } from '../format.ts'
import { AlertRow } from '../parts/AlertRow.tsx'
import { BenefitList } from '../parts/BenefitList.tsx'
import { Facts } from '../parts/Facts.tsx'
import { codeLanguage } from '../parts/codeLanguage.ts'
import { PersonRow } from '../parts/PersonRow.tsx'
import { QueryState } from '../parts/QueryState.tsx'
import { Section } from '../parts/Section.tsx'
import { houseQuery } from '../queries.ts'
import { useView } from '../view.ts'
import { livingText } from './livingText.ts'

/** A house: where and what it is, who lives in it, what they receive, what needs attention. */
export function HousePanel({ id, seesPeople }: { id: number; seesPeople: boolean }) {
  const query = useQuery(houseQuery(id))
  return (
    <QueryState query={query} lines={8}>
      {(house) => <HouseCard house={house} seesPeople={seesPeople} />}
    </QueryState>
  )
}

function HouseCard({ house, seesPeople }: { house: House; seesPeople: boolean }) {
  const { t } = useTranslation()
  const language = useView((view) => codeLanguage(view.language))
  const go = useView((view) => view.go)
  return (
    <article>
      <header className="card-head">
        <p className="kicker">{t('house.title')}</p>
        <h2>{house.houseNumber}</h2>
        <p className="quiet">{house.address}</p>
      </header>
      <Facts
        facts={[
          [t('house.structure'), codeName(STRUCTURE, house.structure, language)],
          [t('house.use'), codeName(HOUSE_USE, house.use, language)],
          [t('house.floors'), t('house.floorsValue', { count: house.floors })],
          [t('house.height'), t('house.heightValue', { meters: house.heightMeters.toFixed(1) })],
          [t('house.built'), t('house.builtValue', { year: house.builtYear })],
          [t('house.footprint'), squareMeters(house.footprintM2)],
          [t('house.roof'), codeName(ROOF, house.roof, language)],
          [t('house.position'), house.location.map((degrees) => degrees.toFixed(5)).join(', ')],
        ]}
      />
      {house.alerts.length > 0 && (
        <Section title={t('house.alerts')}>
          {house.alerts.map((alert) => (
            <AlertRow key={alert.id} alert={alert} place={false} />
          ))}
        </Section>
      )}
      <Section title={t('house.occupants')} note={livingText(house, t)}>
        {!seesPeople && <p className="quiet">{t('house.noPeople')}</p>}
        {house.occupants.map(({ id, head, groupNumber, people }) => (
          <div key={id} className="occupants">
            <button type="button" className="link" onClick={() => go({ household: id, person: null, alert: null }, 'stay')}>
              {head ? t('household.of', { name: head }) : t('household.title')}
              <span className="quiet">
                {t('house.group', { number: groupNumber })} · {t('household.size', { count: people.length })}
              </span>
            </button>
            {people.map((person) => (
              <PersonRow key={person.id} person={person} household={id} />
            ))}
          </div>
        ))}
      </Section>
      {seesPeople && (
        <Section title={t('house.benefits')}>
          <BenefitList benefits={house.benefits} />
        </Section>
      )}
    </article>
  )
}
