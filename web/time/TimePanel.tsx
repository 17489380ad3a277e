import { CaretRightOutlined, DiffOutlined, PauseOutlined, TableOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Select, Slider } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { History } from '../../api/contract/history.ts'
import { day } from '../format.ts'
import { inLanguage } from '../map/layer.ts'
import { QueryState } from '../parts/QueryState.tsx'
import type { ToolProps } from '../tools/tool.ts'
import { useView } from '../view.ts'
import { CHANGE_CLASSES } from './change.classes.ts'
import { ChangeTable } from './ChangeTable.tsx'
import { MeasureTiles } from './MeasureTiles.tsx'
import { TIME_MEASURES, type TimeMeasure } from './measures.ts'
import { addMonths, baseOf, clampMonth, monthName, monthsBetween } from './months.ts'
import { Reconciliation } from './Reconciliation.tsx'
import './time.css'
import { historyQuery } from './time.queries.ts'
import { useAreaChanges, useChangeMap } from './useChangeMap.ts'
import { useHousesStanding } from './useHousesStanding.ts'
import { usePlay } from './usePlay.ts'

/** A slider over the months on file; the map follows. */
export default function TimePanel({ area }: ToolProps) {
  const query = useQuery(historyQuery(area))
  return <QueryState query={query}>{(history) => <TimeOf key={area} history={history} />}</QueryState>
}

function TimeOf({ history }: { history: History }) {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  const { first, last, asOf, area } = history
  const month = clampMonth(useView((view) => view.month) ?? asOf.slice(0, 7), first, last)
  const asked = useView((view) => view.against)
  const against = asked && clampMonth(asked, first, last)
  const [measure, setMeasure] = useState<TimeMeasure>(TIME_MEASURES[0]!)
  const [table, setTable] = useState(false)
  const go = useCallback((to: string) => useView.getState().adjust({ month: clampMonth(to, first, last) }), [first, last])
  const { playing, setPlaying } = usePlay(
    useCallback(() => {
      if (month >= last) return false
      go(addMonths(month, 1))
      return true
    }, [go, month, last]),
  )
  const changes = useAreaChanges(area.code, month, first, measure)
  const changesBefore = useAreaChanges(area.code, against, first, measure)
  const caption = (of: string) =>
    t('time.caption', {
      month: monthName(of, language),
      base: monthName(baseOf(of, first), language),
      measure: inLanguage(measure.title, language),
    })
  useChangeMap(changes, against ? changesBefore : null, [against ? caption(against) : '', caption(month)])

  useHousesStanding(month, asOf.slice(0, 7))

  const total = monthsBetween(first, last)
  const marks = useMemo(() => yearMarks(first, total), [first, total])
  const onKeyDown = (event: React.KeyboardEvent) => {
    const step = { PageUp: 12, PageDown: -12 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    event.stopPropagation()
    go(addMonths(month, step))
  }
  const play = () => {
    if (!playing && month === last) go(first)
    setPlaying(!playing)
  }
  const current = history.months[monthsBetween(first, month)]
  return (
    <div className="time">
      <div className="time-bar">
        <Button
          type="primary"
          shape="circle"
          icon={playing ? <PauseOutlined /> : <CaretRightOutlined />}
          aria-label={playing ? t('time.pause') : t('time.play')}
          onClick={play}
        />
        <h2 aria-live={playing ? 'off' : 'polite'}>{monthName(month, language)}</h2>
        <div className="time-slider" onKeyDownCapture={onKeyDown}>
          <Slider
            min={0}
            max={total}
            value={monthsBetween(first, month)}
            marks={marks}
            tooltip={{ formatter: (index) => monthName(addMonths(first, index ?? 0), language) }}
            ariaLabelForHandle={t('time.slider')}
            ariaValueTextFormatterForHandle={(index) => monthName(addMonths(first, index), language)}
            onChange={(index) => {
              setPlaying(false)
              go(addMonths(first, index))
            }}
          />
        </div>
        <Select
          className="time-against"
          size="small"
          allowClear
          showSearch
          optionFilterProp="label"
          prefix={<DiffOutlined />}
          aria-label={t('time.against')}
          placeholder={t('time.against')}
          value={against}
          options={history.months.map(({ month: value }) => ({ value, label: monthName(value, language) })).toReversed()}
          onChange={(value: string | undefined) => useView.getState().adjust({ against: value ?? null })}
        />
        <Button size="small" icon={<TableOutlined />} aria-pressed={table} onClick={() => setTable(!table)}>
          {table ? t('time.hideTable') : t('time.table')}
        </Button>
      </div>
      <MeasureTiles history={history} month={month} against={against} chosen={measure} onChoose={setMeasure} />
      {current?.people ? (
        <Reconciliation people={current.people} latest={month === asOf.slice(0, 7)} />
      ) : (
        <p className="quiet">{t('time.after', { day: day(asOf, language) })}</p>
      )}
      <p className="time-key">
        {caption(month)}
        {t('time.key')}
        {CHANGE_CLASSES.map(({ label, color }) => (
          <span key={color}>
            <i className="swatch" style={{ background: color }} aria-hidden />
            {inLanguage(label, language)}
          </span>
        ))}
      </p>
      {table && (
        <ChangeTable
          measure={measure}
          area={area}
          month={month}
          first={first}
          changes={changes}
          against={against ? { month: against, changes: changesBefore } : null}
        />
      )}
    </div>
  )
}

/** January of each year. */
function yearMarks(first: string, total: number): Record<number, string> {
  const marks: Record<number, string> = {}
  for (let index = 0; index <= total; index++) {
    const month = addMonths(first, index)
    if (month.endsWith('-01')) marks[index] = month.slice(0, 4)
  }
  return marks
}
