import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Session } from '../../api/contract/session.ts'
import { day } from '../format.ts'
import { FigureText } from '../parts/FigureText.tsx'
import { SeverityMark } from '../parts/Severity.tsx'
import { areaQuery, overviewQuery, welcomeQuery } from '../queries.ts'
import { LoadingLine } from '../shell/LoadingLine.tsx'
import { useView } from '../view.ts'
import { useRound } from './useRound.ts'
import './wall.css'
import { WallClock } from './WallClock.tsx'
import { WallTicker } from './WallTicker.tsx'

/** Height of the ticker with its margin, CSS pixels. */
const TICKER = 120

interface Props {
  session: Session
  area: string
  map(insets: { left: number; right: number; top: number; bottom: number }): React.ReactNode
}

/** For a meeting room: large, without controls, going round the areas that have open alerts. */
export function Wall({ session, area, map }: Props) {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  const { data: welcome } = useQuery(welcomeQuery())
  const { data: whole } = useQuery(overviewQuery(session.scope.code))
  const { data: overview } = useQuery({ ...overviewQuery(area), placeholderData: keepPreviousData })
  const { data: place } = useQuery({ ...areaQuery(area), placeholderData: keepPreviousData })
  const { next } = useRound(session.scope.code, area)
  const { data: home } = useQuery(areaQuery(session.scope.code))
  const nextName = whole?.children.find(({ code }) => code === next)?.name ?? home?.name ?? ''
  // What is written at the sides; the rest of them fades into the map.
  const width = Math.min(600, window.innerWidth * 0.25)
  return (
    <div className="atlas wall">
      {map({ left: width, right: width, top: 60, bottom: TICKER })}
      <LoadingLine />
      <aside className="wall-side left" aria-label={t('panel.overview')}>
        <h1>{place?.name ?? welcome?.county?.name}</h1>
        <p className="quiet">
          {overview && t('asOf', { day: day(overview.asOf, language) })}
          {session.demo && <em className="demo-tag">{t('demo')}</em>}
        </p>
        {overview && (
          <dl className="wall-figures">
            {(
              [
                [t('figure.registered'), overview.figures.registeredPeople, t('unit.people')],
                [t('figure.households'), overview.figures.households, t('unit.households')],
                [t('figure.houses'), overview.figures.houses, t('unit.houses')],
                [t('figure.aged80'), overview.figures.aged80, t('unit.people')],
                [t('figure.away'), overview.figures.awayWorking, t('unit.people')],
              ] as const
            ).map(([name, value, unit]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  <FigureText value={value} unit={unit} />
                </dd>
              </div>
            ))}
          </dl>
        )}
      </aside>
      <aside className="wall-side right" aria-label={t('section.today')}>
        <WallClock />
        <h2>{t('section.today')}</h2>
        {overview && (
          <>
            <p className="wall-open">
              <FigureText value={overview.figures.openAlerts} unit={t('unit.alerts')} />
            </p>
            <ul className="rules">
              {overview.alerts
                .filter(({ open }) => open > 0)
                .toSorted((a, b) => b.severity - a.severity || b.open - a.open)
                .slice(0, 6)
                .map(({ rule, title, severity, open }) => (
                  <li key={rule}>
                    <SeverityMark severity={severity} />
                    <span>{title}</span>
                    <b className="number">{open}</b>
                  </li>
                ))}
            </ul>
            <ul className="wall-areas">
              {overview.children
                .filter(({ openAlerts }) => openAlerts > 0)
                .toSorted((a, b) => b.openAlerts - a.openAlerts)
                .slice(0, 6)
                .map(({ code, name, openAlerts }) => (
                  <li key={code}>
                    <span>{name}</span>
                    <b className="number">{openAlerts}</b>
                  </li>
                ))}
            </ul>
          </>
        )}
        {next !== area && (
          <p className="wall-next quiet" key={next}>
            {t('wall.next', { name: nextName })}
          </p>
        )}
      </aside>
      {session.seesPeople && <WallTicker home={session.scope.code} />}
    </div>
  )
}
