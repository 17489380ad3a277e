import { useTranslation } from 'react-i18next'
import type { Impact } from '../../api/contract/impact.ts'
import { people } from '../ask/peopleText.ts'
import { whole } from '../format.ts'
import { openList } from './impactState.ts'

/** What a zone comes to in one sentence; its numbers open their rows. @param begin up to the houses @param verb what happens to them */
export function Answer({ impact, begin, verb }: { impact: Impact; begin: string; verb: string }) {
  const { t } = useTranslation()
  const { exact, carrying, households, houses } = impact
  const count = (value: number | null, who: 'all' | 'carrying') =>
    exact && value ? (
      <button type="button" onClick={() => openList({ of: 'people', whom: { who } })}>
        {t('impact.peopleCount', { number: people(value, t) })}
      </button>
    ) : (
      t('impact.peopleCount', { number: people(value, t) })
    )
  return (
    <>
      <p className="impact-answer" aria-live="polite">
        {begin}
        <button type="button" onClick={() => openList({ of: 'houses', class: null })}>
          {t('impact.houseCount', { count: houses, number: whole(houses) })}
        </button>
        {t('impact.sentenceHouses', { households: whole(households), verb })}
        {count(impact.people.resident, 'all')}
        {t('impact.sentencePeople')}
        {count(carrying.people, 'carrying')}
        {t('impact.sentenceEnd')}
      </p>
      {!exact && <p className="ask-note">{t('ask.rounded')}</p>}
    </>
  )
}
