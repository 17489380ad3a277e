import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Overview } from '../../api/contract/overview.ts'
import { share } from '../format.ts'
import { FigureText } from '../parts/FigureText.tsx'
import { QueryState } from '../parts/QueryState.tsx'
import { Section } from '../parts/Section.tsx'
import { overviewQuery, readinessQuery } from '../queries.ts'
import { BenefitFigures } from './BenefitFigures.tsx'
import { ChildList } from './ChildList.tsx'
import { GroupBars } from './GroupBars.tsx'
import { Pyramid } from './Pyramid.tsx'
import { Today } from './Today.tsx'

interface Props {
  area: string
  /** tasks before figures, for who works with a phone */
  tasksFirst: boolean
  /** list of the village's houses */
  houses: React.ReactNode
}

/** An area's figures, what needs attention in it, who lives there, and the way further down. */
export function OverviewPanel({ area, tasksFirst, houses }: Props) {
  const { t } = useTranslation()
  const query = useQuery(overviewQuery(area))
  const { data: readiness } = useQuery(readinessQuery())
  // Zero is a figure; before the figures are counted there are none.
  const counting = readiness?.ready === false && query.data?.figures.registeredPeople === 0
  return (
    <QueryState query={counting ? { ...query, data: undefined } : query} lines={10}>
      {(overview) => (
        <>
          <h2 className="unseen">{t('panel.overview')}</h2>
          {tasksFirst && <Today overview={overview} />}
          <KeyFigures overview={overview} />
          {!tasksFirst && <Today overview={overview} />}
          {overview.level === 'village' ? houses : <ChildList overview={overview} />}
          <GroupBars overview={overview} />
          <Pyramid overview={overview} />
          <BenefitFigures overview={overview} />
        </>
      )}
    </QueryState>
  )
}

function KeyFigures({ overview: { figures, level } }: { overview: Overview }) {
  const { t } = useTranslation()
  const registered = figures.registeredPeople
  const cells = [
    [t('figure.resident'), figures.residentPeople, t('unit.people'), null],
    [t('figure.households'), figures.households, t('unit.households'), null],
    [t('figure.houses'), figures.houses, t('unit.houses'), null],
    [t('figure.records'), figures.records, t('unit.records'), null],
    [t('figure.aged60'), figures.aged60, t('unit.people'), registered],
    [t('figure.aged80'), figures.aged80, t('unit.people'), registered],
    [t('figure.away'), figures.awayWorking, t('unit.people'), registered],
    [t('figure.industry'), figures.industry, t('unit.items'), null],
  ] as const
  return (
    <Section
      title={t('figure.registered')}
      note={`${figures.areaKm2.toLocaleString('en-US', { maximumFractionDigits: level === 'village' ? 1 : 0 })} ${t('unit.km2')}${level === 'village' ? '' : ` · ${figures.villages} ${t('unit.villages')}`}`}
    >
      <p className="headline">
        <FigureText value={registered} unit={t('unit.people')} />
      </p>
      <dl className="figures">
        {cells.map(([name, value, unit, of]) => (
          <div key={name} title={of === null ? undefined : t('figure.ofRegistered', { share: share(value, of) })}>
            <dt>{name}</dt>
            <dd>
              <FigureText value={value} unit={unit} />
              {of !== null && <small className="quiet">{share(value, of)}</small>}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
