import { useTranslation } from 'react-i18next'
import { codeName, GROUPS } from '../../api/contract/codes.ts'
import type { Impact } from '../../api/contract/impact.ts'
import { CARRYING } from '../../api/contract/selection.ts'
import { people } from '../ask/peopleText.ts'
import { areaText, lengthText } from '../ask/measureText.ts'
import { whole } from '../format.ts'
import { useMapState } from '../map/mapState.ts'
import { codeLanguage } from '../parts/codeLanguage.ts'
import { Section } from '../parts/Section.tsx'
import { NOTHING_SELECTED, useView } from '../view.ts'
import { openList } from './impactState.ts'
import type { ZoneAsk } from './zone.ts'

const AREAS = 10
const ROADS = 8

/** Houses by class, people by reason and group, roads and areas: every number opens its rows. */
export function ImpactFigures({ impact, zone }: { impact: Impact; zone: ZoneAsk }) {
  return (
    <>
      <Classes impact={impact} zone={zone} />
      <Carrying impact={impact} />
      <Groups impact={impact} />
      <Areas impact={impact} />
      <Roads impact={impact} zone={zone} />
    </>
  )
}

function Classes({ impact, zone }: { impact: Impact; zone: ZoneAsk }) {
  const { t } = useTranslation()
  const most = Math.max(1, ...impact.classes.map(({ houses }) => houses))
  return (
    <Section title={t('impact.houses')} note={t('impact.classNote')}>
      <ul className="impact-classes" aria-label={t('impact.legend')}>
        {impact.classes.map(({ class: level, houses, people: count, households }) => (
          <li key={level}>
            <button
              type="button"
              className="impact-class"
              disabled={houses === 0}
              onClick={() => openList({ of: 'houses', class: level })}
              title={t('impact.classText', { households: whole(households), people: people(count, t) })}
            >
              <i className="impact-swatch" style={{ background: zone.classes[level]!.color }} />
              <span>{zone.classes[level]!.label}</span>
              <span className="impact-bar">
                <b style={{ inlineSize: `${(houses / most) * 100}%`, background: zone.classes[level]!.color }} />
              </span>
              <span className="number">{t('impact.houseCount', { count: houses, number: whole(houses) })}</span>
              <span className="number">{t('impact.peopleCount', { number: people(count, t) })}</span>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Carrying({ impact: { carrying, exact } }: { impact: Impact }) {
  const { t } = useTranslation()
  return (
    <Section title={t('ask.carrying')} note={t('ask.carryingNote')}>
      <dl className="figures ask-reasons">
        {CARRYING.map((reason) => (
          <div key={reason}>
            <dt>{t(`ask.reason.${reason}`)}</dt>
            <dd>
              {exact && carrying[reason] ? (
                <button type="button" className="ask-figure" onClick={() => openList({ of: 'people', whom: { who: reason } })}>
                  {t('impact.peopleCount', { number: people(carrying[reason], t) })}
                </button>
              ) : (
                t('impact.peopleCount', { number: people(carrying[reason], t) })
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}

function Groups({ impact: { groups, exact } }: { impact: Impact }) {
  const { t } = useTranslation()
  const language = useView((view) => codeLanguage(view.language))
  if (groups.length === 0) return null
  return (
    <Section title={t('section.groups')}>
      <ul className="impact-groups">
        {groups.map(({ group, people: count }) => (
          <li key={group}>
            <button type="button" disabled={!exact || !count} onClick={() => openList({ of: 'people', whom: { who: 'all', group } })}>
              {codeName(GROUPS, group, language)} <b className="number">{people(count, t)}</b>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Areas({ impact: { children } }: { impact: Impact }) {
  const { t } = useTranslation()
  const most = Math.max(1, ...children.map((child) => child.people ?? 0))
  if (children.length === 0) return null
  return (
    <Section title={t('impact.areas')}>
      {children.slice(0, AREAS).map(({ code, name, houses, people: count }) => (
        <button
          key={code}
          type="button"
          className="row impact-area"
          onClick={() => useView.getState().go({ ...NOTHING_SELECTED, area: code })}
        >
          <span>{name}</span>
          <span className="impact-bar">
            <b style={{ inlineSize: `${((count ?? 0) / most) * 100}%` }} />
          </span>
          <span className="number">{t('impact.houseCount', { count: houses, number: whole(houses) })}</span>
          <span className="number">{t('impact.peopleCount', { number: people(count, t) })}</span>
        </button>
      ))}
      {children.length > AREAS && <p className="quiet">{t('impact.moreAreas', { count: children.length - AREAS })}</p>}
    </Section>
  )
}

function Roads({ impact: { roads, roadMeters }, zone }: { impact: Impact; zone: ZoneAsk }) {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  if (roads.length === 0) return null
  return (
    <Section title={t('impact.roads')} note={lengthText(roadMeters, language)}>
      {roads.slice(0, ROADS).map(({ id, name, kind, meters, class: level, location }) => (
        <button
          key={id}
          type="button"
          className="row impact-road"
          onClick={() => useMapState.getState().controls?.flyAround(location, 1500)}
        >
          <span>{name ?? t(`impact.road.${kind as 'village'}`)}</span>
          <span className="quiet">{zone.classes[level]!.label}</span>
          <span className="number">{lengthText(meters, language)}</span>
        </button>
      ))}
      <p className="quiet">{zone.bridgesText}</p>
    </Section>
  )
}

/** Ground inside the zone, as a short text. */
export function useGroundText(impact: Impact): string {
  const language = useView((view) => view.language)
  return areaText(impact.areaKm2, language)
}
