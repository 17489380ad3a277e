import { Segmented, Select, Slider } from 'antd'
import { useCallback, useEffect, useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { REACH_SETS, type ReachSet } from '../../api/contract/reach.ts'
import { TRAVEL_MODES } from '../../api/contract/travel.ts'
import { Sentence } from '../analysis/Sentence.tsx'
import { useFilter } from '../analysis/useFilter.ts'
import { withGroup } from '../budget/narrower.ts'
import { ToolHead } from '../parts/ToolHead.tsx'
import { Section } from '../parts/Section.tsx'
import { KeepButton } from '../scenarios/KeepButton.tsx'
import { showMarks } from '../map/marks/marks.ts'
import type { ToolProps } from '../tools/tool.ts'
import { useView } from '../view.ts'
import { CoverPart } from './CoverPart.tsx'
import { CutPart } from './CutPart.tsx'
import { Destination } from './Destination.tsx'
import { PeoplePages } from './PeoplePages.tsx'
import { PRESETS } from './presets.ts'
import { askedOf, formatQuestion, isAltered, LEAST_MINUTES, MOST_MINUTES, parseQuestion, PARTS, type Question } from './question.ts'
import { SharePart } from './SharePart.tsx'
import { useIsochrones } from './useIsochrones.ts'
import './ReachPanel.css'

/** How long it takes to the nearest clinic, school or shelter: for whom, how places are shared out, and what a cut road does. */
export default function ReachPanel({ area }: ToolProps) {
  const { t } = useTranslation()
  const { filter, text } = useFilter()
  const asked = useView((view) => view.reach)
  const question = useMemo(() => parseQuestion(asked), [asked])
  const [wanted, code] = useView((view) => view.rows)?.split(':') ?? []
  const list = REACH_SETS.find((set) => set === wanted)
  const setList = (set: ReachSet | null, group?: number) =>
    useView.getState().go({ rows: set && group !== undefined ? `${set}:${group}` : set }, 'stay')
  const ask = useCallback((change: Partial<Question>) => {
    const now = parseQuestion(useView.getState().reach)
    useView.getState().adjust({ reach: formatQuestion({ ...now, ...change }) })
  }, [])
  useIsochrones(question)
  useDestinationMark(question.point)
  if (list)
    return (
      <PeoplePages
        area={area}
        filter={code ? withGroup(text, Number(code)) : text}
        question={question}
        set={list}
        onBack={() => setList(null)}
      />
    )
  const { part } = question
  return (
    <div className="reach-panel">
      <ToolHead title={t('reach.title')}>{t('reach.how')}</ToolHead>
      <Segmented
        block
        aria-label={t('reach.title')}
        value={part}
        onChange={(next) => ask({ part: next })}
        options={PARTS.map((value) => ({ value, label: t(`reach.parts.${value}`) }))}
      />
      <div className="reach-top">
        <Select
          aria-label={t('reach.presets')}
          placeholder={t('reach.presets')}
          value={null}
          onChange={(id: string) => {
            const preset = PRESETS.find((one) => one.id === id)!
            const now = parseQuestion(useView.getState().reach)
            const next = { ...now, facility: null, point: null, ...preset.question }
            useView.getState().go({ reach: formatQuestion(next), filter: preset.filter }, 'stay')
          }}
          options={PRESETS.map(({ id }) => ({ value: id, label: t(`reach.preset.${id}`) }))}
        />
        {part !== 'share' && (
          <KeepButton
            kind={part === 'cut' ? 'roadCut' : 'reach'}
            question={{ ...askedOf(area, text, question) }}
            disabled={part === 'cut' && !isAltered(question)}
          />
        )}
      </div>
      <Destination area={area} question={question} onAsk={ask} />
      <How question={question} onAsk={ask} />
      <Section title={t('reach.whom')}>
        <Sentence filter={filter} ofPeople />
      </Section>
      {part === 'cover' && <CoverPart area={area} filter={filter} text={text} question={question} onList={setList} />}
      {part === 'share' && <SharePart area={area} text={text} question={question} />}
      {part === 'cut' && <CutPart area={area} text={text} question={question} onAsk={ask} onList={setList} />}
      <p className="quiet">{t(part === 'share' ? 'reach.shareAssumption' : 'reach.assumption')}</p>
    </div>
  )
}

/** How one travels, and within how many minutes. */
function How({ question: { mode, minutes }, onAsk }: { question: Question; onAsk(change: Partial<Question>): void }) {
  const { t } = useTranslation()
  const [sliding, setSliding] = useState<number | null>(null)
  const slider = useId()
  return (
    <>
      <Segmented
        block
        aria-label={t('reach.mode')}
        value={mode}
        onChange={(chosen) => onAsk({ mode: chosen })}
        options={TRAVEL_MODES.map((value) => ({ value, label: t(`reach.modes.${value}`) }))}
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
          onAsk({ minutes: chosen })
        }}
        tooltip={{ formatter: null }}
        ariaLabelForHandle={t('reach.minutes', { count: sliding ?? minutes })}
      />
    </>
  )
}

/** The place travelled to stands on the map, also when an address brings it. */
function useDestinationMark(point: Question['point']): void {
  const { t } = useTranslation()
  useEffect(() => {
    showMarks('reach-to', point ? [{ lon: point[0], lat: point[1], ink: 'accent', sign: 'dot', text: t('reach.destinationMark') }] : [])
    return () => showMarks('reach-to', [])
  }, [point, t])
}
