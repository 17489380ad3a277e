import { useEffect, useRef, useState } from 'react'
import type { EChartsType } from 'echarts/core'
import { PALETTE } from '../theme.ts'
import { useView } from '../view.ts'
import { drawTrend, openTrend, type Trend } from './trend.ts'

/** A trend as a small picture; hidden from screen readers, which have the table. */
export default function TrendLine({ trend }: { trend: Trend }) {
  const host = useRef<HTMLSpanElement>(null)
  const theme = useView((view) => view.theme)
  const [chart, setChart] = useState<EChartsType | null>(null)
  useEffect(() => {
    if (!host.current) return
    const opened = openTrend(host.current)
    const watch = new ResizeObserver(() => opened.resize())
    watch.observe(host.current)
    setChart(opened)
    return () => {
      watch.disconnect()
      opened.dispose()
    }
  }, [])
  useEffect(() => {
    if (chart && !chart.isDisposed()) drawTrend(chart, trend, PALETTE[theme])
  }, [chart, trend, theme])
  return <span ref={host} className="trend" aria-hidden />
}
