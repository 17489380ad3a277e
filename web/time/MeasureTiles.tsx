import { lazy, Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { History } from '../../api/contract/history.ts'
import { inLanguage } from '../map/layer.ts'
import { useView } from '../view.ts'
import { amount } from './amount.ts'
import { changeShare, changeText, TIME_MEASURES, type TimeMeasure } from './measures.ts'
import { baseOf, monthName, monthsBetween } from './months.ts'

const TrendLine = lazy(() => import('./TrendLine.tsx'))

interface Props {
  history: History
  month: string
  against: string | null
  chosen: TimeMeasure
  onChoose(measure: TimeMeasure): void
}

/** The measures of the month with their trends; one of them colours the map. */
export function MeasureTiles({ history, month, against, chosen, onChoose }: Props) {
  const { t } = useTranslation()
  return (
    <div className="time-tiles" role="radiogroup" aria-label={t('time.measure')}>
      {TIME_MEASURES.map((measure) => (
        <Tile
          key={measure.id}
          history={history}
          measure={measure}
          month={month}
          against={against}
          chosen={measure === chosen}
          onChoose={() => onChoose(measure)}
        />
      ))}
    </div>
  )
}

interface TileProps extends Pick<Props, 'history' | 'month' | 'against'> {
  measure: TimeMeasure
  chosen: boolean
  onChoose(): void
}

function Tile({ history, measure, month, against, chosen, onChoose }: TileProps) {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  const { first, months } = history
  const at = (of: string) => measure.of(months[monthsBetween(first, of)]!)
  const base = against ?? baseOf(month, first)
  const value = at(month)
  const unit = measure.unit === 'yuan' ? '' : t(`unit.${measure.unit}`)
  const compared = (): string => {
    const before = at(base)
    if (value === null) return ''
    if (base === month) return t('time.firstOnFile')
    if (before === null) return t('time.noneIn', { month: monthName(base, language) })
    if (before === 0) return t('time.zeroIn', { month: monthName(base, language) })
    return t('time.than', { month: monthName(base, language), change: changeText(changeShare(value, before)) })
  }
  const trend = useMemo(
    () => ({
      months: months.map((one) => one.month),
      values: months.map((one) => measure.of(one)),
      flow: measure.flow,
      marks: [month, ...(against ? [against] : [])].map((one) => monthsBetween(first, one)),
    }),
    [months, measure, month, against, first],
  )
  return (
    <label className={chosen ? 'time-tile chosen' : 'time-tile'}>
      <input type="radio" name="time-measure" checked={chosen} onChange={onChoose} />
      <span className="time-tile-title">{inLanguage(measure.title, language)}</span>
      <b>{value === null ? t('time.none') : amount(value, measure, language, unit)}</b>
      <small>{compared()}</small>
      <Suspense fallback={<span className="trend" />}>
        <TrendLine trend={trend} />
      </Suspense>
    </label>
  )
}
