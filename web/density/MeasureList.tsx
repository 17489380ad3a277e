import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { DensityMeasure, VillageDensity } from '../../api/contract/density.ts'
import { share, whole } from '../format.ts'
import { inLanguage } from '../map/layer.ts'
import { FigureText } from '../parts/FigureText.tsx'
import { QueryState } from '../parts/QueryState.tsx'
import { areaQuery, villageDensityQuery } from '../queries.ts'
import { NOTHING_SELECTED, useView } from '../view.ts'
import { measureText } from './measures.ts'

/** The areas below with their people of a measure, most first: what the map shows, as a list. */
export function MeasureList({ area, measure }: { area: string; measure: DensityMeasure }) {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  const villages = useQuery(villageDensityQuery(area, measure))
  const { data: place } = useQuery(areaQuery(area))
  return (
    <QueryState query={villages} lines={8}>
      {({ exact, items }) => {
        const rows = rowsOf(items, place?.children ?? [])
        const total = items.reduce((sum, { people }) => sum + people, 0)
        const registered = items.reduce((sum, { male, female }) => [...male, ...female].reduce((all, count) => all + count, sum), 0)
        const largest = Math.max(1, ...rows.map(({ people }) => people))
        return (
          <>
            <p className="people-total">
              {inLanguage(measureText(measure), language)} <FigureText value={total} unit={t('unit.people')} />{' '}
              {measure !== 'people' && <span className="quiet">{t('peopleMap.ofRegistered', { share: share(total, registered) })}</span>}
            </p>
            {!exact && <p className="quiet">{t('peopleMap.released')}</p>}
            {total === 0 && <p className="quiet">{t('peopleMap.nobody')}</p>}
            <ol className="people-list">
              {rows.map(({ code, name, people }) => (
                <li key={code}>
                  <button type="button" onClick={() => useView.getState().go({ ...NOTHING_SELECTED, area: code })}>
                    <span>{name}</span>
                    <span className="people-bar" style={{ inlineSize: `${(people / largest) * 72}px` }} />
                    <span className="number">
                      {exact ? '' : '≥ '}
                      {whole(people)}
                    </span>
                  </button>
                </li>
              ))}
            </ol>
          </>
        )
      }}
    </QueryState>
  )
}

/** Villages summed by the areas directly below the one looked at. */
function rowsOf(
  items: readonly VillageDensity[],
  children: readonly { code: string; name: string }[],
): { code: string; name: string; people: number }[] {
  return children
    .map(({ code, name }) => ({
      code,
      name,
      people: items.reduce((sum, village) => sum + (village.code.startsWith(code) ? village.people : 0), 0),
    }))
    .toSorted((a, b) => b.people - a.people)
}
