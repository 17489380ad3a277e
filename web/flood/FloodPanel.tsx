import { CaretRightFilled, DisconnectOutlined, PauseOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Select, Slider } from 'antd'
import { useId, useState } from 'react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { floodRoutes, MOST_RISE, type FloodRivers } from '../../api/contract/flood.ts'
import type { Impact } from '../../api/contract/impact.ts'
import '../ask/Ask.css'
import { Answer } from '../impact/Answer.tsx'
import '../impact/Impact.css'
import { ImpactFigures, useGroundText } from '../impact/ImpactFigures.tsx'
import { LedOnMap } from '../impact/LedOnMap.tsx'
import { useOpenList } from '../impact/impactState.ts'
import { SheltersPart } from '../impact/SheltersPart.tsx'
import type { ZoneAsk } from '../impact/zone.ts'
import { ZoneList } from '../impact/ZoneLists.tsx'
import { DEPTH_COLORS } from '../map/flood/depths.ts'
import { whole } from '../format.ts'
import { AnswerState } from '../parts/AnswerState.tsx'
import { QueryState } from '../parts/QueryState.tsx'
import { Section } from '../parts/Section.tsx'
import { ToolHead } from '../parts/ToolHead.tsx'
import { FIRST_QUESTION, formatQuestion } from '../reach/question.ts'
import { KeepButton } from '../scenarios/KeepButton.tsx'
import type { ToolProps } from '../tools/tool.ts'
import { useView } from '../view.ts'
import { floodText } from './floodText.ts'
import { floodQuery, riversQuery } from './queries.ts'
import { FIRST_RISE, floodBody, formatFlood, parseFlood, WHOLE, type FloodAsk } from './question.ts'
import { useWater, type Playing } from './useWater.ts'
import { JobLine } from '../jobs/JobLine.tsx'

const RISES = [1, 3, 5, 10]

/** What a river does when it rises: water on the terrain, who stands in it, and where they go. */
export default function FloodPanel({ area }: ToolProps) {
  const { t } = useTranslation()
  const rivers = useQuery(riversQuery(area))
  const asked = parseFlood(useView((view) => view.flood))
  const known = rivers.data?.rivers
  const first = known?.find(({ here }) => here) ?? known?.[0]
  // An address may name a river that is there no longer.
  const gone = asked !== null && known !== undefined && !known.some(({ id }) => id === asked.river)
  const ask = (gone ? null : asked) ?? (first ? { river: first.id, rise: FIRST_RISE, ...WHOLE, halvingKm: null } : null)
  const flood = useQuery(floodQuery(area, ask))
  const water = useWater(area, ask)
  const list = useOpenList()
  const river = known?.find(({ id }) => id === ask?.river)
  const zone = ask && zoneOf(area, ask, floodText(ask, rivers.data, t), t)
  const led = zone && flood.data && flood.data.houses > 0 && <LedOnMap zone={zone} />
  if (list && zone && flood.data)
    return (
      <>
        {led}
        <ZoneList list={list} zone={zone} impact={flood.data} />
      </>
    )
  return (
    <div className="impact" aria-busy={flood.isFetching}>
      <ToolHead title={t('flood.title')}>{t('flood.how')}</ToolHead>
      {led}
      {ask && <KeepButton kind="flood" question={floodBody(area, ask)} {...(river ? { name: zone!.title } : {})} disabled={!flood.data} />}
      {gone && first && (
        <p className="ask-note" role="status">
          {t('flood.riverGone', { name: first.name })}
        </p>
      )}
      <QueryState query={rivers} lines={3}>
        {(data) => ask && <Controls rivers={data} ask={ask} water={water} />}
      </QueryState>
      <JobLine of="flood" busy={flood.isFetching || water.loading} text={t('flood.computing')} />
      {zone && (
        <AnswerState
          query={{ ...flood, error: flood.error ?? water.error }}
          asked={{ zone, ask, here: river?.here ?? true }}
          askedKey={zone.key}
        >
          {(impact, of) => (
            <>
              <Sentence impact={impact} zone={of.zone} here={of.here} />
              {impact.houses > 0 && <ImpactFigures impact={impact} zone={of.zone} />}
              {impact.houses > 0 && <SheltersPart zone={of.zone} impact={impact} />}
              {of.ask && impact.roads.length > 0 && <CutOff ask={of.ask} />}
            </>
          )}
        </AnswerState>
      )}
      <p className="quiet">
        {ask?.halvingKm ? t('flood.releaseAssumption', { km: ask.halvingKm }) : ''} {t('flood.assumption')}
      </p>
    </div>
  )
}

/** Goes on to who gets nowhere any more because roads are under water. */
function CutOff({ ask }: { ask: FloodAsk }) {
  const { t } = useTranslation()
  const open = () =>
    useView.getState().go({ tool: 'reach', reach: formatQuestion({ ...FIRST_QUESTION, part: 'cut', flood: ask }), filter: null }, 'stay')
  return (
    <Section title={t('flood.cutOff')}>
      <p className="quiet">{t('flood.cutOffHint')}</p>
      <Button icon={<DisconnectOutlined />} onClick={open}>
        {t('flood.cutOffOpen')}
      </Button>
    </Section>
  )
}

function zoneOf(area: string, ask: FloodAsk, title: string, t: TFunction): ZoneAsk {
  return {
    key: `flood ${area} ${formatFlood(ask)}`,
    body: floodBody(area, ask),
    routes: floodRoutes,
    classes: DEPTH_COLORS.map((color, index) => ({ color, label: t(`flood.depths.${String(index) as '0' | '1' | '2' | '3'}`) })),
    title,
    bridgesText: t('flood.bridges'),
    valueText: (value) => t(value >= 255 ? 'flood.depthMost' : 'flood.depth', { depth: (value / 10).toFixed(1) }),
  }
}

function Controls({ rivers: { rivers, releases }, ask, water }: { rivers: FloodRivers; ask: FloodAsk; water: Playing }) {
  const { t } = useTranslation()
  const riverId = useId()
  const riseId = useId()
  const [sliding, setSliding] = useState<number | null>(null)
  const slide = (to: number | null) => {
    setSliding(to)
    water.slide(to)
  }
  const put = (change: Partial<FloodAsk>) => useView.getState().adjust({ flood: formatFlood({ ...ask, ...change }) })
  const rise = sliding ?? ask.rise
  const river = rivers.find(({ id }) => id === ask.river)
  const wholeRiver = { ...WHOLE, halvingKm: null }
  return (
    <>
      <label htmlFor={riverId}>{t('flood.river')}</label>
      <Select
        id={riverId}
        value={ask.river}
        onChange={(id) => put({ river: id, ...wholeRiver })}
        options={rivers.map(({ id, name, here }) => ({ value: id, label: here ? name : t('flood.elsewhere', { name }) }))}
      />
      <label htmlFor={riseId}>{t('flood.rise', { rise: rise.toFixed(1) })}</label>
      <div className="impact-rise">
        <Button
          shape="circle"
          type="primary"
          icon={water.playing ? <PauseOutlined /> : <CaretRightFilled />}
          aria-label={t(water.playing ? 'flood.pause' : 'flood.play')}
          onClick={water.playing ? water.pause : water.play}
        />
        <Slider
          id={riseId}
          min={0.5}
          max={MOST_RISE}
          step={0.5}
          value={rise}
          onChange={slide}
          onChangeComplete={(chosen) => {
            slide(null)
            put({ rise: chosen })
          }}
          tooltip={{ formatter: null }}
          ariaLabelForHandle={t('flood.rise', { rise: rise.toFixed(1) })}
        />
      </div>
      {(water.playing || water.paused || sliding !== null) && (
        <p className="impact-now" aria-live="off">
          {t('flood.now', { rise: water.shown.toFixed(1), houses: water.houses === undefined ? '…' : whole(water.houses) })}
          {water.paused && water.shown > 0 && (
            <Button size="small" onClick={() => put({ rise: water.shown })}>
              {t('flood.askPaused', { rise: water.shown.toFixed(1) })}
            </Button>
          )}
        </p>
      )}
      <div className="impact-presets" role="group" aria-label={t('flood.presets')}>
        {RISES.map((meters) => (
          <Button
            key={meters}
            size="small"
            type={ask.halvingKm === null && ask.rise === meters ? 'primary' : 'default'}
            onClick={() => put({ rise: meters, ...(ask.halvingKm === null ? {} : wholeRiver) })}
          >
            {t('flood.plus', { meters })}
          </Button>
        ))}
        {releases.map(({ reservoir, river: on, fromKm, rise: meters, halvingKm }) => (
          <Button
            key={`${reservoir}${on}`}
            size="small"
            type={ask.halvingKm !== null && ask.river === on ? 'primary' : 'default'}
            onClick={() => put({ river: on, rise: meters, fromKm, toKm: 1000, halvingKm })}
          >
            {t('flood.release', { reservoir })}
          </Button>
        ))}
      </div>
      {river?.reach && ask.halvingKm === null && <Part ask={ask} river={river} onPut={put} />}
    </>
  )
}

/** Along which part of the river it rises: all of it, or only where it runs through this area. */
function Part({ ask, river, onPut }: { ask: FloodAsk; river: FloodRivers['rivers'][number]; onPut(change: Partial<FloodAsk>): void }) {
  const { t } = useTranslation()
  const id = useId()
  const end = Math.ceil(river.lengthKm)
  const [sliding, setSliding] = useState<number[] | null>(null)
  const [from, to] = (sliding ?? [Math.min(ask.fromKm, end), Math.min(ask.toKm, end)]) as [number, number]
  const level = (km: number) => river.profile.reduce((best, one) => (Math.abs(one[0] - km) < Math.abs(best[0] - km) ? one : best))[1]
  return (
    <>
      <label htmlFor={id}>
        {t('flood.part', { from: Math.round(from), to: Math.round(to), high: level(from).toFixed(0), low: level(to).toFixed(0) })}
      </label>
      <Slider
        id={id}
        range
        min={0}
        max={end}
        value={[from, to]}
        onChange={setSliding}
        onChangeComplete={([a, b]) => {
          setSliding(null)
          onPut({ fromKm: a!, toKm: b! >= end ? 1000 : b! })
        }}
        tooltip={{ formatter: null }}
        ariaLabelForHandle={[t('flood.partFrom'), t('flood.partTo')]}
      />
    </>
  )
}

function Sentence({ impact, zone, here }: { impact: Impact; zone: ZoneAsk; here: boolean }) {
  const { t } = useTranslation()
  const ground = useGroundText(impact)
  if (impact.houses === 0) return <p className="impact-answer">{t(here ? 'flood.dry' : 'flood.notHere', { what: zone.title, ground })}</p>
  return <Answer impact={impact} begin={t('flood.sentence', { what: zone.title, ground })} verb={t('flood.verb')} />
}
