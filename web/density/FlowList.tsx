import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Flows } from '../../api/contract/flows.ts'
import { whole } from '../format.ts'
import { FigureText } from '../parts/FigureText.tsx'
import { QueryState } from '../parts/QueryState.tsx'
import { flowsQuery } from '../queries.ts'
import { useView } from '../view.ts'

const KINDS = {
  country: (code: string) => code.length === 6 && !code.startsWith('43'),
  province: (code: string) => code.length === 6 && code.startsWith('43'),
  county: (code: string) => code.length > 6,
} as const
type Kind = keyof typeof KINDS

/** Where people of the area live away from home, by how far: what the arcs show, as a list of all places. */
export function FlowList({ area }: { area: string }) {
  const { t } = useTranslation()
  const flows = useQuery(flowsQuery(area))
  return (
    <QueryState query={flows} lines={8}>
      {(data) => (
        <>
          {!data.exact && <p className="quiet">{t('peopleMap.released')}</p>}
          {data.places.length === 0 && <p className="quiet">{t('peopleMap.nobodyAway')}</p>}
          {(Object.keys(KINDS) as Kind[]).map((kind) => (
            <Kind key={kind} kind={kind} data={data} />
          ))}
        </>
      )}
    </QueryState>
  )
}

function Kind({ kind, data: { places, exact } }: { kind: Kind; data: Flows }) {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  const rows = places.filter(({ code }) => KINDS[kind](code))
  if (rows.length === 0) return null
  const largest = Math.max(...places.map(({ people }) => people))
  return (
    <section className="people-list" aria-label={t(`flows.${kind}`)}>
      <h4>
        {t(`flows.${kind}`)} <FigureText value={rows.reduce((sum, { people }) => sum + people, 0)} unit={t('unit.people')} />
      </h4>
      <ol className="people-list">
        {rows.map(({ code, name, nameEnglish, people }) => (
          <li key={code}>
            <div>
              <span>{language === 'en' ? nameEnglish : name}</span>
              <span className="people-bar" style={{ inlineSize: `${(people / largest) * 72}px` }} />
              <span className="number">
                {exact ? '' : '≥ '}
                {whole(people)}
              </span>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
