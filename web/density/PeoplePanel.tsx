import { Segmented, Select } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { inLanguage, type Text } from '../map/layer.ts'
import { ToolHead } from '../parts/ToolHead.tsx'
import type { ToolProps } from '../tools/tool.ts'
import { CATALOGUE } from '../map/catalogue.ts'
import { useMapState } from '../map/mapState.ts'
import { Meanings } from '../shell/Meanings.tsx'
import { useView } from '../view.ts'
import { FlowList } from './FlowList.tsx'
import { MeasureList } from './MeasureList.tsx'
import { measureOf, measureText, THEMES } from './measures.ts'
import './PeoplePanel.css'

/** The ways the map shows people, each a layer of the catalogue; one at a time. */
const WAYS = ['people-density', 'people-heat', 'people-flows'] as const
type Way = (typeof WAYS)[number]

/** Whom the map counts and how it shows them; below it the same as a list. */
export default function PeoplePanel({ area }: ToolProps) {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  const show = useView((view) => view.show)
  const measure = useView((view) => measureOf(view.measure))
  const way = WAYS.find((one) => show.includes(one))
  const legends = useMapState((state) => state.legends)
  const legend = way && (legends[way] ?? CATALOGUE.find(({ id }) => id === way)!.legend)
  const put = (next: Way) => {
    const others = useView.getState().show.filter((id) => !WAYS.some((one) => one === id))
    useView.getState().adjust({ show: [...others, next] })
  }
  useEffect(() => {
    if (!WAYS.some((one) => useView.getState().show.includes(one))) put('people-density')
  }, [])
  const text = (words: Text) => inLanguage(words, language)
  return (
    <>
      <ToolHead title={t('peopleMap.title')}>{t(way === 'people-flows' ? 'peopleMap.flowsHint' : 'peopleMap.hint')}</ToolHead>
      <div className="people-panel">
        <Segmented<Way>
          block
          aria-label={t('peopleMap.way')}
          value={way ?? 'people-density'}
          onChange={put}
          options={WAYS.map((value) => ({ value, label: t(`peopleMap.${value}`) }))}
        />
        {legend && <Meanings legend={legend} />}
        {way === 'people-flows' ? (
          <FlowList area={area} />
        ) : (
          <>
            <Select
              className="people-measure"
              aria-label={t('peopleMap.whom')}
              value={measure}
              onChange={(next) => useView.getState().adjust({ measure: next === 'people' ? null : next })}
              options={THEMES.map(({ title, measures }) => ({
                label: text(title),
                options: measures.map((value) => ({ value, label: text(measureText(value)) })),
              }))}
            />
            <MeasureList area={area} measure={measure} />
          </>
        )}
      </div>
    </>
  )
}
