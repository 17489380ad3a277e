import { useEffect } from 'react'
import { useChart } from '../parts/useChart.ts'
import { PALETTE } from '../theme.ts'
import { useView } from '../view.ts'
import { drawTrend, openTrend, type Trend } from './trend.ts'

/** A trend as a small picture; hidden from screen readers, which have the table. */
export default function TrendLine({ trend }: { trend: Trend }) {
  const theme = useView((view) => view.theme)
  const [host, chart] = useChart(openTrend)
  useEffect(() => {
    if (chart) drawTrend(chart, trend, PALETTE[theme])
  }, [chart, trend, theme])
  return <span ref={host} className="trend" aria-hidden />
}
