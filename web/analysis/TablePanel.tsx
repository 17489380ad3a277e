import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { filterSentence } from '../../api/contract/filter.sentence.ts'
import { inLanguage } from '../map/layer.ts'
import { codeLanguage } from '../parts/codeLanguage.ts'
import { areaQuery, sessionQuery } from '../queries.ts'
import type { ToolProps } from '../tools/tool.ts'
import { useView } from '../view.ts'
import { markHouses } from './marked.ts'
import { analysisQuery, type RowsOf } from './queries.ts'
import { HOUSEHOLDS, HOUSES, PEOPLE } from './table_columns.ts'
import { RowTable } from './RowTable.tsx'
import { useCountText } from './useCountText.ts'
import { useFilter } from './useFilter.ts'
import { useMayAsk } from './useMayAsk.ts'
import { useResting } from './useResting.ts'
import './TablePanel.css'

const KINDS = { people: PEOPLE, households: HOUSEHOLDS, houses: HOUSES } as const

/** The people, households and houses that the map and the charts show, as rows. */
export default function TablePanel({ area }: ToolProps) {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  const countText = useCountText()
  const { data: session } = useQuery(sessionQuery())
  const mayAsk = useMayAsk()
  const seesPeople = session?.seesPeople ?? false
  const [wanted, setWanted] = useState<RowsOf>('people')
  const of = seesPeople ? wanted : 'houses'
  const { filter, text } = useFilter()
  const rested = useResting(text)
  const { data: analysis } = useQuery(analysisQuery(area, rested))
  useEffect(() => () => markHouses([]), [])
  const offered: RowsOf[] = seesPeople ? ['people', 'households', 'houses'] : ['houses']
  const total = analysis?.matched[of]
  const { data: place } = useQuery(areaQuery(area))
  const sentence = filterSentence(filter, codeLanguage(language))
  const kind = { area, filter: rested, total: total ?? null, areaName: place?.name ?? '', sentence, asOf: analysis?.asOf }
  return (
    <div className="row-panel">
      <header>
        <Segmented
          size="small"
          value={of}
          onChange={setWanted}
          aria-label={t('rows.kind')}
          options={offered.map((one) => ({
            value: one,
            label: `${inLanguage(KINDS[one].title, language)}${analysis ? ` ${countText(analysis.matched[one])}` : ''}`,
          }))}
        />
        <p className="quiet">
          {sentence}
          {!seesPeople && ` · ${t('rows.housesOnly')}`}
        </p>
      </header>
      {of === 'people' && <RowTable key={`people ${area} ${rested}`} kind={PEOPLE} {...kind} />}
      {of === 'households' && <RowTable key={`households ${area} ${rested}`} kind={HOUSEHOLDS} {...kind} />}
      {of === 'houses' && !mayAsk(rested) && <p role="status">{t('rows.notTold')}</p>}
      {of === 'houses' && mayAsk(rested) && <RowTable key={`houses ${area} ${rested}`} kind={HOUSES} {...kind} />}
    </div>
  )
}
