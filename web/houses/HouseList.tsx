import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { codeName, STRUCTURE } from '../../api/contract/codes.ts'
import { codeLanguage } from '../parts/codeLanguage.ts'
import { MorePages } from '../parts/MorePages.tsx'
import { QueryState } from '../parts/QueryState.tsx'
import { Section } from '../parts/Section.tsx'
import { houseListQuery } from '../queries.ts'
import { NOTHING_SELECTED, useView } from '../view.ts'
import { livingText } from './livingText.ts'

/** Houses of a village, the map's equivalent for the keyboard. */
export function HouseList({ village }: { village: string }) {
  const { t } = useTranslation()
  const language = useView((view) => codeLanguage(view.language))
  const chosen = useView((view) => view.house)
  const go = useView((view) => view.go)
  const query = useInfiniteQuery(houseListQuery(village))
  return (
    <Section title={t('section.children.village')} note={t('section.houseHint')}>
      <QueryState query={query}>
        {({ pages }) =>
          pages
            .flatMap(({ items }) => items)
            .map((house) => (
              <button
                key={house.id}
                type="button"
                className={house.id === chosen ? 'row chosen' : 'row'}
                aria-current={house.id === chosen}
                onClick={() => go({ ...NOTHING_SELECTED, area: village, house: house.id })}
              >
                <span className="row-text">
                  <span className="row-title">
                    {house.houseNumber}
                    {house.openAlerts > 0 && <em className="count">{house.openAlerts}</em>}
                  </span>
                  <span className="quiet">
                    {codeName(STRUCTURE, house.structure, language)} · {t('house.floorsValue', { count: house.floors })} ·{' '}
                    {livingText(house, t)}
                  </span>
                </span>
              </button>
            ))
        }
      </QueryState>
      <MorePages query={query} />
    </Section>
  )
}
