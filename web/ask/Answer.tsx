import { DownloadOutlined, PrinterOutlined, UnorderedListOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { codeName, GROUPS, STRUCTURE } from '../../api/contract/codes.ts'
import { CARRYING, type SelectionStatistics } from '../../api/contract/selection.ts'
import { day, whole, yuan } from '../format.ts'
import { FigureText } from '../parts/FigureText.tsx'
import { codeLanguage } from '../parts/codeLanguage.ts'
import { Section } from '../parts/Section.tsx'
import { useView } from '../view.ts'
import { useAsk, type Whom } from './askState.ts'
import { HandOut } from './HandOut.tsx'
import { areaText } from './measureText.ts'
import { people } from './peopleText.ts'

/** Who and what is inside: who needs carrying first. */
export function Answer({ statistics }: { statistics: SelectionStatistics }) {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  const { within, areaKm2, exact, asOf, houses } = statistics
  const nothing =
    houses.count === 0 && statistics.industry.count === 0 && statistics.facilities.length === 0 && statistics.parcels.length === 0
  return (
    <>
      <p className="ask-where quiet">{t('ask.answered', { area: areaText(within.areaKm2, language), day: day(asOf, language) })}</p>
      {!within.whole && (
        <p className="ask-note">
          {t(within.level === 'county' ? 'ask.beyondCounty' : 'ask.beyondScope', {
            name: within.name,
            beyond: areaText(Math.max(areaKm2 - within.areaKm2, 0), language),
          })}
        </p>
      )}
      {nothing ? (
        <p className="ask-note">{t('ask.nothing')}</p>
      ) : (
        <>
          <People statistics={statistics} />
          {!exact && <p className="ask-note">{t('ask.rounded')}</p>}
          <Groups statistics={statistics} />
          <Houses statistics={statistics} />
          <Places statistics={statistics} />
        </>
      )}
    </>
  )
}

function People({ statistics }: { statistics: SelectionStatistics }) {
  const { t } = useTranslation()
  const { people: counted, carrying, exact } = statistics
  const [handOut, setHandOut] = useState<'print' | 'export' | null>(null)
  const open = (whom: Whom) => useAsk.setState({ list: whom })
  const listable = exact && (counted.resident ?? 0) > 0
  return (
    <>
      <Section title={t('ask.carrying')} note={t('ask.carryingNote')}>
        <p className="headline">
          <Count value={carrying.people} />
        </p>
        <dl className="figures ask-reasons">
          {CARRYING.map((reason) => (
            <div key={reason}>
              <dt>{t(`ask.reason.${reason}`)}</dt>
              <dd>
                {exact && carrying[reason] ? (
                  <button type="button" className="ask-figure" onClick={() => open({ who: reason })}>
                    <Count value={carrying[reason]} />
                  </button>
                ) : (
                  <Count value={carrying[reason]} />
                )}
              </dd>
            </div>
          ))}
        </dl>
        {listable && (
          <div className="ask-buttons">
            <Button type="primary" icon={<UnorderedListOutlined />} onClick={() => open({ who: carrying.people ? 'carrying' : 'all' })}>
              {t('ask.list')}
            </Button>
            <Button icon={<DownloadOutlined />} onClick={() => setHandOut('export')}>
              {t('ask.export')}
            </Button>
            <Button icon={<PrinterOutlined />} onClick={() => setHandOut('print')}>
              {t('ask.print')}
            </Button>
          </div>
        )}
      </Section>
      <Section title={t('ask.residents')}>
        <p className="headline">
          <Count value={counted.resident} />
        </p>
        <p className="quiet">
          {t('ask.sexes', { male: people(counted.male, t), female: people(counted.female, t), registered: people(counted.registered, t) })}
        </p>
        <Bands statistics={statistics} />
      </Section>
      {handOut && (
        <HandOut
          kind={handOut}
          statistics={statistics}
          whom={{ who: carrying.people ? 'carrying' : 'all' }}
          onClose={() => setHandOut(null)}
        />
      )}
    </>
  )
}

function Count({ value }: { value: number | null }) {
  const { t } = useTranslation()
  if (value === null) return <span className="figure">{t('ask.fewer')}</span>
  return <FigureText value={value} unit={t('unit.people')} />
}

function Bands({ statistics: { people: counted } }: { statistics: SelectionStatistics }) {
  const { t } = useTranslation()
  const bands = counted.bands.map(({ from, male, female }) => ({
    from,
    people: (male ?? 0) + (female ?? 0),
    hidden: male === null || female === null,
  }))
  const largest = Math.max(...bands.map((band) => band.people), 1)
  return (
    <ul className="bars ask-bars">
      {bands.map((band) => (
        <li key={band.from}>
          <span>{t(`ask.band.${String(band.from) as '0' | '6' | '18' | '60' | '80'}`)}</span>
          <i>
            <b style={{ inlineSize: `${(band.people / largest) * 100}%` }} />
          </i>
          <span className="number">{band.hidden && band.people === 0 ? t('ask.fewer') : whole(band.people)}</span>
        </li>
      ))}
    </ul>
  )
}

function Groups({ statistics: { groups, exact } }: { statistics: SelectionStatistics }) {
  const { t } = useTranslation()
  const language = useView((view) => codeLanguage(view.language))
  const largest = Math.max(...groups.map((group) => group.people ?? 0), 1)
  if (groups.length === 0) return null
  return (
    <Section title={t('section.groups')} note={exact ? t('ask.openGroup') : undefined}>
      <ul className="bars ask-bars">
        {groups.map((group) => {
          const bar = (
            <>
              <span>{codeName(GROUPS, group.group, language)}</span>
              <i>
                <b style={{ inlineSize: `${((group.people ?? 0) / largest) * 100}%` }} />
              </i>
              <span className="number">{group.people === null ? t('ask.fewer') : whole(group.people)}</span>
            </>
          )
          return (
            <li key={group.group}>
              {exact ? (
                <button type="button" className="ask-bar" onClick={() => useAsk.setState({ list: { who: 'all', group: group.group } })}>
                  {bar}
                </button>
              ) : (
                bar
              )}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

function Houses({ statistics: { houses } }: { statistics: SelectionStatistics }) {
  const { t } = useTranslation()
  const language = useView((view) => codeLanguage(view.language))
  if (houses.count === 0) return null
  const largest = Math.max(...houses.byStructure.map(({ count }) => count), 1)
  return (
    <Section title={t('figure.houses')} note={t('ask.vacant', { count: houses.vacant })}>
      <p className="headline ask-pair">
        <FigureText value={houses.count} unit={t('unit.houses')} />
        <FigureText value={houses.households} unit={t('unit.households')} />
      </p>
      <ul className="bars ask-bars">
        {houses.byStructure.map(({ structure, count }) => (
          <li key={structure}>
            <span>{codeName(STRUCTURE, structure, language)}</span>
            <i>
              <b style={{ inlineSize: `${(count / largest) * 100}%` }} />
            </i>
            <span className="number">{whole(count)}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Enterprises, facilities, land and hazards: a line each. */
function Places({ statistics: { industry, facilities, parcels, hazards } }: { statistics: SelectionStatistics }) {
  const { t, i18n } = useTranslation()
  const language = useView((view) => view.language)
  const kind = (group: 'facility' | 'parcel', id: string) =>
    i18n.exists(`ask.${group}.${id}`) ? i18n.t(`ask.${group}.${id}` as 'ask.facility.clinic') : id
  const rows = [
    ...(hazards > 0
      ? [{ key: 'hazards', name: t('ask.hazards'), value: t('ask.places', { count: hazards }), more: t('ask.hazardsNote') }]
      : []),
    ...(industry.count > 0
      ? [
          {
            key: 'industry',
            name: t('figure.industry'),
            value: t('ask.firms', { count: industry.count }),
            more: t('ask.jobs', { jobs: whole(industry.jobs), output: yuan(industry.outputYuan, language) }),
          },
        ]
      : []),
    ...facilities.map(({ kind: id, count, capacity }) => ({
      key: id,
      name: kind('facility', id),
      value: t('ask.places', { count }),
      more: t('ask.capacity', { count: capacity }),
    })),
    ...parcels.map(({ kind: id, count, areaMu }) => ({
      key: id,
      name: kind('parcel', id),
      value: t('ask.mu', { area: whole(areaMu) }),
      more: t('ask.plots', { count }),
    })),
  ]
  if (rows.length === 0) return null
  return (
    <Section title={t('ask.placesTitle')}>
      <ul className="lines">
        {rows.map(({ key, name, value, more }) => (
          <li key={key}>
            <span>
              {name} <small className="quiet">{more}</small>
            </span>
            <span className="number">{value}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
