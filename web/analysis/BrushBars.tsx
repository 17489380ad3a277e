import { Slider } from 'antd'
import type { EChartsType } from 'echarts/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PALETTE } from '../theme.ts'
import { useView } from '../view.ts'
import { drawBars, openBars, type Bars } from './bar_chart.ts'

interface Props extends Bars {
  title: string
  heightPixels: number
  /** First and last bar of what is kept; the whole where nothing is. */
  span: readonly [number, number]
  /** Brushed by mouse or finger, ends included. */
  onSpan(first: number, last: number): void
}

/** Bars to brush over; below them the same by keyboard. */
export default function BrushBars({ title, heightPixels, span, onSpan, ...bars }: Props) {
  const { t } = useTranslation()
  const theme = useView((view) => view.theme)
  const host = useRef<HTMLDivElement>(null)
  const [chart, setChart] = useState<EChartsType | null>(null)
  const latest = useRef(onSpan)
  latest.current = onSpan
  useEffect(() => {
    if (!host.current) return
    const opened = openBars(host.current, (first, last) => latest.current(first, last))
    const watch = new ResizeObserver(() => opened.resize())
    watch.observe(host.current)
    setChart(opened)
    return () => {
      watch.disconnect()
      opened.dispose()
    }
  }, [])
  useEffect(() => {
    if (chart && !chart.isDisposed()) drawBars(chart, bars, PALETTE[theme])
  })
  const [dragged, setDragged] = useState<readonly [number, number] | null>(null)
  const last = bars.labels.length - 1
  const [from, to] = dragged ?? span
  return (
    <div className="brush-bars">
      <div ref={host} style={{ blockSize: heightPixels }} aria-hidden />
      <Slider
        range
        min={0}
        max={last}
        value={[from, to]}
        tooltip={{ formatter: (place) => bars.labels[place ?? 0] }}
        ariaLabelForHandle={[t('filter.from', { title }), t('filter.to', { title })]}
        ariaValueTextFormatterForHandle={[(place) => bars.labels[place] ?? '', (place) => bars.labels[place] ?? '']}
        onChange={([first, end]) => setDragged([first!, end!])}
        onChangeComplete={([first, end]) => {
          setDragged(null)
          onSpan(first!, end!)
        }}
      />
    </div>
  )
}
