import { CaretRightFilled, PauseOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Select, Slider } from 'antd'
import type { TFunction } from 'i18next'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { hazardRoutes, type HazardImpact } from '../../api/contract/hazards.ts'
import { HAZARD_TYPES } from '../../api/contract/parcels.ts'
import '../ask/Ask.css'
import { Answer } from '../impact/Answer.tsx'
import '../impact/Impact.css'
import { ImpactFigures, useGroundText } from '../impact/ImpactFigures.tsx'
import { LedOnMap } from '../impact/LedOnMap.tsx'
import { useOpenList } from '../impact/impactState.ts'
import { SheltersPart } from '../impact/SheltersPart.tsx'
import type { ZoneAsk } from '../impact/zone.ts'
import { ZoneList } from '../impact/ZoneLists.tsx'
import { ZONE_COLORS } from '../map/hazards/showZone.ts'
import { AnswerState } from '../parts/AnswerState.tsx'
import { ToolHead } from '../parts/ToolHead.tsx'
import { KeepButton } from '../scenarios/KeepButton.tsx'
import type { ToolProps } from '../tools/tool.ts'
import { useView } from '../view.ts'
import { hazardFieldQuery, hazardQuery } from './queries.ts'
import { ANGLES, formatHazard, hazardBody, MOST_BUFFER, parseHazard, type HazardAsk } from './question.ts'
import { useZone } from './useZone.ts'
import { JobLine } from '../jobs/JobLine.tsx'

/** Who stands on recorded hazards, where these run out to downhill, and close around them. */
export default function HazardsPanel({ area }: ToolProps) {
  const { t } = useTranslation()
  const ask = parseHazard(useView((view) => view.hazard))
  const impact = useQuery(hazardQuery(area, ask))
  const field = useQuery(hazardFieldQuery(ask))
  const spreading = useZone(field.data)
  const list = useOpenList()
  const zone = zoneOf(area, ask, t)
  const led = impact.data && impact.data.houses > 0 && <LedOnMap zone={zone} />
  if (list && impact.data)
    return (
      <>
        {led}
        <ZoneList list={list} zone={zone} impact={impact.data} />
      </>
    )
  return (
    <div className="impact" aria-busy={impact.isFetching}>
      <ToolHead title={t('hazards.title')}>{t('hazards.how')}</ToolHead>
      {led}
      <KeepButton kind="hazard" question={hazardBody(area, ask)} disabled={!impact.data} />
      <Controls ask={ask} />
      <Button
        icon={spreading.playing ? <PauseOutlined /> : <CaretRightFilled />}
        disabled={!field.data}
        onClick={spreading.playing ? spreading.pause : spreading.play}
      >
        {t(spreading.playing ? 'hazards.pause' : spreading.paused ? 'hazards.resume' : 'hazards.play')}
      </Button>
      <JobLine of="hazards" busy={impact.isFetching} text={t('hazards.computing')} />
      <AnswerState query={{ ...impact, error: impact.error ?? field.error }} asked={zone} askedKey={zone.key}>
        {(data, of) => (
          <>
            <Sentence impact={data} />
            {data.houses > 0 && <ImpactFigures impact={data} zone={of} />}
            {data.houses > 0 && <SheltersPart zone={of} impact={data} />}
          </>
        )}
      </AnswerState>
      <p className="quiet">{t('hazards.assumption')}</p>
    </div>
  )
}

function zoneOf(area: string, ask: HazardAsk, t: TFunction): ZoneAsk {
  const classes = ZONE_COLORS.map((color, index) => ({ color, label: t(`hazards.classes.${String(index) as '0' | '1' | '2'}`) }))
  return {
    key: `hazard ${area} ${formatHazard(ask)}`,
    body: hazardBody(area, ask),
    routes: hazardRoutes,
    classes,
    title: t('hazards.asked', { angle: ask.angle, buffer: ask.buffer }),
    bridgesText: t('impact.bridges'),
    valueText: (value) => classes[value - 1]?.label ?? '',
  }
}

function Controls({ ask }: { ask: HazardAsk }) {
  const { t } = useTranslation()
  const [kinds, angle, buffer] = [useId(), useId(), useId()]
  const [sliding, setSliding] = useState<Partial<HazardAsk>>({})
  const shown = { ...ask, ...sliding }
  const put = (change: Partial<HazardAsk>) => {
    setSliding({})
    useView.getState().adjust({ hazard: formatHazard({ ...ask, ...change }) })
  }
  return (
    <>
      <label htmlFor={kinds}>{t('hazards.kinds')}</label>
      <Select
        id={kinds}
        mode="multiple"
        value={[...ask.kinds]}
        onChange={(chosen) => chosen.length > 0 && put({ kinds: chosen })}
        options={HAZARD_TYPES.map((kind) => ({ value: kind, label: t(`hazards.kind.${kind}`) }))}
      />
      <label htmlFor={angle}>{t('hazards.angle', { angle: shown.angle })}</label>
      <Slider
        id={angle}
        min={ANGLES.least}
        max={ANGLES.most}
        reverse
        value={shown.angle}
        onChange={(value) => setSliding({ angle: value })}
        onChangeComplete={(value) => put({ angle: value })}
        tooltip={{ formatter: null }}
        ariaLabelForHandle={t('hazards.angle', { angle: shown.angle })}
      />
      <label htmlFor={buffer}>{t('hazards.buffer', { buffer: shown.buffer })}</label>
      <Slider
        id={buffer}
        min={0}
        max={MOST_BUFFER}
        step={10}
        value={shown.buffer}
        onChange={(value) => setSliding({ buffer: value })}
        onChangeComplete={(value) => put({ buffer: value })}
        tooltip={{ formatter: null }}
        ariaLabelForHandle={t('hazards.buffer', { buffer: shown.buffer })}
      />
    </>
  )
}

function Sentence({ impact }: { impact: HazardImpact }) {
  const { t } = useTranslation()
  const ground = useGroundText(impact)
  if (impact.hazards === 0 && impact.houses === 0) return <p className="impact-answer">{t('hazards.none')}</p>
  const begin = t('hazards.sentence', { count: impact.hazards, ground })
  if (impact.houses === 0) return <p className="impact-answer">{t('hazards.empty', { begin })}</p>
  return <Answer impact={impact} begin={begin} verb={t('hazards.verb')} />
}
