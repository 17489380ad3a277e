import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AllocatedSite, Allocation } from '../../api/contract/allocation.ts'
import { useCountText } from '../analysis/useCountText.ts'
import { useMapState } from '../map/mapState.ts'
import { Section } from '../parts/Section.tsx'
import { useSolving } from './solving.ts'
import { minutesText, useValueText } from './valueText.ts'

const FEW = 8
const AROUND_METERS = 4000

/** The sites, the one that matters most first; the chosen one with its reasons. */
export function SiteList({ answer }: { answer: Allocation }) {
  const { t } = useTranslation()
  const shown = useSolving((state) => state.shown)
  const [all, setAll] = useState(false)
  const { sites } = answer
  const chosen = shown?.startsWith('s') ? Number(shown.slice(1)) : null
  if (sites.length === 0) return null
  const listed = all ? sites : sites.filter((_, place) => place < FEW || place === chosen)
  return (
    <Section title={t('allocation.sites')} note={t('allocation.sitesNote')}>
      <ol className="allocation-sites">
        {listed.map((site) => {
          const place = sites.indexOf(site)
          return <SiteRow key={site.key} site={site} place={place} chosen={place === chosen} answer={answer} />
        })}
      </ol>
      {listed.length < sites.length && (
        <Button type="text" block onClick={() => setAll(true)}>
          {t('allocation.allSites', { count: sites.length })}
        </Button>
      )}
    </Section>
  )
}

function SiteRow({ site, place, chosen, answer }: { site: AllocatedSite; place: number; chosen: boolean; answer: Allocation }) {
  const { t } = useTranslation()
  const count = useCountText()
  const { objective } = answer.question
  const gainText = useValueText(objective === 'setCover' ? 'covering' : objective)
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  const open = () => {
    useSolving.setState({ shown: chosen ? null : `s${place}` })
    if (!chosen) useMapState.getState().controls?.flyAround(site.at, AROUND_METERS)
  }
  return (
    <li ref={row}>
      <button type="button" className={chosen ? 'row chosen' : 'row'} aria-expanded={chosen} onClick={open}>
        <span className="allocation-number">{place + 1}</span>
        <span className="row-text">
          <span className="row-title">
            {site.name}
            <span className="quiet">
              {site.township?.name} {site.existing && t('allocation.isThere')}
            </span>
          </span>
          <span className="quiet">
            {t('allocation.serves', {
              count: count(site.serves),
              minutes: site.meanMinutes === null ? '—' : minutesText(site.meanMinutes),
            })}
          </span>
        </span>
        <span className="number allocation-gain">{site.gain === null ? t('allocation.vital') : `+${gainText(site.gain)}`}</span>
      </button>
      {chosen && (
        <div className="allocation-why">
          <p>{site.gain === null ? t('allocation.whyVital') : t(`allocation.why.${objective}`, { gain: gainText(site.gain) })}</p>
          {site.gainers.length > 0 && (
            <table>
              <thead>
                <tr>
                  <th>{t('allocation.gainer')}</th>
                  <th>{t('unit.people')}</th>
                  <th>{t('allocation.withIt')}</th>
                  <th>{t('allocation.without')}</th>
                </tr>
              </thead>
              <tbody>
                {site.gainers.map(({ name, people, minutes, without }, index) => (
                  <tr key={`${name}${index}`}>
                    <td>{name}</td>
                    <td className="number">{count(people)}</td>
                    <td className="number">{minutes === null ? '—' : minutesText(minutes)}</td>
                    <td className="number">{without === null ? t('allocation.noWay') : minutesText(without)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </div>
      )}
    </li>
  )
}
