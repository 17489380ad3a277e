import { HomeOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Select, Slider } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SHELTER_KINDS, type Impact, type LedWhere, type ShelterKind, type Shelters } from '../../api/contract/impact.ts'
import { people } from '../ask/peopleText.ts'
import { whole } from '../format.ts'
import { useMapState } from '../map/mapState.ts'
import { QueryState } from '../parts/QueryState.tsx'
import { Section } from '../parts/Section.tsx'
import { useView } from '../view.ts'
import { JobLine } from '../jobs/JobLine.tsx'
import { openList } from './impactState.ts'
import { FIRST_CHOICE, formatShelters } from './shelterChoice.ts'
import { useShelterChoice } from './useShelterChoice.ts'
import { sheltersQuery, type ZoneAsk } from './zone.ts'

const SHOWN = 12

/** Where the people go: shelters outside the zone by walking time within their capacity. */
export function SheltersPart({ zone, impact }: { zone: ZoneAsk; impact: Impact }) {
  const { t } = useTranslation()
  const choice = useShelterChoice()
  const query = useQuery(sheltersQuery(zone, choice))
  if (!choice) {
    return (
      <Section title={t('impact.shelters')}>
        <p className="quiet">{t('impact.sheltersHint')}</p>
        <Button
          type="primary"
          icon={<HomeOutlined />}
          disabled={impact.houses === 0}
          onClick={() => useView.getState().adjust({ shelters: formatShelters(FIRST_CHOICE) })}
        >
          {t('impact.lead')}
        </Button>
      </Section>
    )
  }
  return (
    <Section title={t('impact.shelters')}>
      <Choice />
      <JobLine of="shelters" busy={query.isFetching} text={t('impact.leading')} />
      <QueryState query={query} lines={6}>
        {(led) => <Led led={led} />}
      </QueryState>
    </Section>
  )
}

function Choice() {
  const { t } = useTranslation()
  const choice = useShelterChoice() ?? FIRST_CHOICE
  const [sliding, setSliding] = useState<number | null>(null)
  const kinds = useId()
  const minutes = useId()
  const put = (change: Partial<typeof choice>) => useView.getState().adjust({ shelters: formatShelters({ ...choice, ...change }) })
  return (
    <div className="impact-choice">
      <label htmlFor={kinds}>{t('impact.kinds')}</label>
      <Select<ShelterKind[]>
        id={kinds}
        mode="multiple"
        value={[...choice.kinds]}
        onChange={(chosen) => chosen.length > 0 && put({ kinds: chosen })}
        options={SHELTER_KINDS.map((kind) => ({ value: kind, label: t(`ask.facility.${kind}`) }))}
      />
      <label htmlFor={minutes}>{t('impact.walk', { count: sliding ?? choice.minutes })}</label>
      <Slider
        id={minutes}
        min={10}
        max={120}
        step={5}
        value={sliding ?? choice.minutes}
        onChange={setSliding}
        onChangeComplete={(chosen) => {
          setSliding(null)
          put({ minutes: chosen })
        }}
        tooltip={{ formatter: null }}
        ariaLabelForHandle={t('impact.walk', { count: sliding ?? choice.minutes })}
      />
      <Button type="text" size="small" onClick={() => useView.getState().adjust({ shelters: null })}>
        {t('impact.leadNobody')}
      </Button>
    </div>
  )
}

function Led({ led }: { led: Shelters }) {
  const { t } = useTranslation()
  const { people: counted, shelters } = led
  const placed = counted.placed ?? 0
  const left = (counted.beyond ?? 0) + (counted.noRoom ?? 0)
  const [all, setAll] = useState(false)
  const rule = shelters.some(({ onFile }) => !onFile)
  const unled = led.flows.filter(({ shelter }) => shelter === null).toSorted((a, b) => (b.people ?? 0) - (a.people ?? 0))
  return (
    <>
      <p className="impact-answer" aria-live="polite">
        {t('impact.placed', {
          all: people(counted.all, t),
          placed: people(counted.placed, t),
          shelters: shelters.length,
          mean: placed > 0 && led.totalMinutes !== null ? Math.round((led.totalMinutes / placed) * 10) / 10 : '—',
        })}
      </p>
      {left > 0 && (
        <p className="ask-note bad">
          {(['beyond', 'noRoom'] as const)
            .filter((why) => counted[why] !== 0)
            .map((why) => {
              const said = t(`impact.${why}`, { people: people(counted[why], t), minutes: led.minutes })
              return led.exact ? <Rows key={why} led={why} text={said} /> : said
            })}
        </p>
      )}
      {led.exact && placed + left > 0 && (
        <Button onClick={() => openList({ of: 'people', whom: { who: 'all' } })}>{t('impact.handOut')}</Button>
      )}
      <ul>
        {(all ? shelters : shelters.slice(0, SHOWN)).map((shelter) => (
          <li key={shelter.id}>
            <ShelterRow shelter={shelter} exact={led.exact} />
          </li>
        ))}
      </ul>
      {!all && shelters.length > SHOWN && (
        <Button type="text" size="small" onClick={() => setAll(true)}>
          {t('impact.allShelters', { count: shelters.length })}
        </Button>
      )}
      {unled.length > 0 && (
        <p className="quiet">
          {t('impact.unled', {
            villages: unled
              .slice(0, 6)
              .map(({ village, people: count }) => `${village.name} ${people(count, t)}`)
              .join('、'),
          })}
        </p>
      )}
      <p className="quiet">
        {t('impact.ruleWalk')}
        {led.insideZone > 0 && ` ${t('impact.insideZone', { count: led.insideZone })}`}
        {led.splitHouses > 0 && ` ${t('impact.split', { count: led.splitHouses, number: whole(led.splitHouses) })}`}
        {rule && ` ${t('impact.rule')}`}
      </p>
    </>
  )
}

/** A shelter: its name flies there, its number opens who comes. */
function ShelterRow({ shelter, exact }: { shelter: Shelters['shelters'][number]; exact: boolean }) {
  const { t } = useTranslation()
  const { id, name, kind, capacity, people: here, mostMinutes, location, onFile } = shelter
  const number = t('impact.peopleCount', { number: people(here, t) })
  return (
    <div className="row impact-shelter">
      <button type="button" onClick={() => useMapState.getState().controls?.flyAround(location, 1200)}>
        {name}
        <small className="quiet">
          {t(`ask.facility.${kind}`)} · {t(onFile ? 'impact.capacity' : 'impact.capacityRule', { number: whole(capacity) })}
          {mostMinutes !== null && ` · ${t('impact.mostMinutes', { count: mostMinutes })}`}
        </small>
      </button>
      <span className="number">{exact ? <Rows led={id} text={number} /> : number}</span>
    </div>
  )
}

/** Words that open the homes behind them. */
function Rows({ led, text }: { led: LedWhere; text: string }) {
  return (
    <button type="button" className="ask-figure" onClick={() => openList({ of: 'people', whom: { who: 'all', led } })}>
      {text}
    </button>
  )
}
