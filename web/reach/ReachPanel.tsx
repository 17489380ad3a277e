import { useQuery } from '@tanstack/react-query'
import { Segmented, Select, Slider } from 'antd'
import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FACILITY_KINDS, type FacilityKind } from '../../api/contract/facilities.ts'
import { TRAVEL_MODES } from '../../api/contract/reach.ts'
import { Sentence } from '../analysis/Sentence.tsx'
import { useFilter } from '../analysis/useFilter.ts'
import { useMapState } from '../map/mapState.ts'
import { outlinesOf } from '../map/outlines.ts'
import { bandsOf } from '../map/reach/bands.ts'
import { showTravel } from '../map/reach/showTravel.ts'
import { QueryState } from '../parts/QueryState.tsx'
import { Section } from '../parts/Section.tsx'
import { ToolHead } from '../parts/ToolHead.tsx'
import { outlinesQuery } from '../queries.ts'
import type { ToolProps } from '../tools/tool.ts'
import { useView } from '../view.ts'
import { Curve } from './Curve.tsx'
import { Found } from './Found.tsx'
import { coverageQuery, surfaceQuery } from './queries.ts'
import { formatQuestion, LEAST_MINUTES, MOST_MINUTES, parseQuestion, type Question } from './question.ts'
import './ReachPanel.css'

/** How long it takes to the nearest clinic, school or shelter: for whom, by area, and over the whole map. */
export default function ReachPanel({ area }: ToolProps) {
  const { t } = useTranslation()
  const { filter, text } = useFilter()
  const question = parseQuestion(useView((view) => view.reach))
  const [sliding, setSliding] = useState<number | null>(null)
  const slider = useId()
  const kinds = useId()
  const ask = (change: Partial<Question>) => useView.getState().adjust({ reach: formatQuestion({ ...question, ...change }) })
  const coverage = useQuery(coverageQuery(area, text, question))
  const surface = useQuery(surfaceQuery(question))
  const scene = useMapState((state) => state.scene)
  const { minutes } = question
  const { data: county } = useQuery({ ...outlinesQuery('county'), select: outlinesOf })
  useEffect(() => {
    if (scene && surface.data && county?.[0]) return showTravel(scene, surface.data, bandsOf(minutes), county[0])
  }, [scene, surface.data, county, minutes])
  return (
    <div className="reach-panel" aria-busy={coverage.isFetching}>
      <ToolHead title={t('reach.title')}>{t('reach.how')}</ToolHead>
      <label htmlFor={kinds}>{t('reach.to')}</label>
      <Select<FacilityKind[]>
        id={kinds}
        mode="multiple"
        value={[...question.kinds]}
        onChange={(chosen) => chosen.length > 0 && ask({ kinds: chosen })}
        options={FACILITY_KINDS.map((kind) => ({ value: kind, label: t(`ask.facility.${kind}`) }))}
      />
      <Segmented
        block
        aria-label={t('reach.mode')}
        value={question.mode}
        onChange={(mode) => ask({ mode })}
        options={TRAVEL_MODES.map((mode) => ({ value: mode, label: t(`reach.modes.${mode}`) }))}
      />
      <label htmlFor={slider}>{t('reach.minutes', { count: sliding ?? minutes })}</label>
      <Slider
        id={slider}
        min={LEAST_MINUTES}
        max={MOST_MINUTES}
        step={5}
        value={sliding ?? minutes}
        onChange={setSliding}
        onChangeComplete={(chosen) => {
          setSliding(null)
          ask({ minutes: chosen })
        }}
        tooltip={{ formatter: null }}
        ariaLabelForHandle={t('reach.minutes', { count: sliding ?? minutes })}
      />
      <Section title={t('reach.whom')}>
        <Sentence filter={filter} />
      </Section>
      {coverage.isFetching && (
        <p className="quiet" role="status">
          {t('reach.computing')}
        </p>
      )}
      <QueryState query={coverage} lines={8}>
        {(found) => (
          <>
            <Found coverage={found} question={question} filter={filter} />
            <Curve coverage={found} minutes={minutes} />
          </>
        )}
      </QueryState>
      <p className="quiet">{t('reach.assumption')}</p>
    </div>
  )
}
