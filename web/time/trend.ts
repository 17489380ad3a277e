import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent } from 'echarts/components'
import { init, use, type EChartsType } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import type { Palette } from '../theme.ts'

use([LineChart, BarChart, GridComponent, MarkLineComponent, SVGRenderer])

export interface Trend {
  readonly months: readonly string[]
  readonly values: readonly (number | null)[]
  readonly flow: boolean
  /** Places of the months that are looked at. */
  readonly marks: readonly number[]
}

export const openTrend = (host: HTMLElement): EChartsType => init(host, undefined, { renderer: 'svg' })

/** A small line, or bars, without axes: its numbers stand beside it and in the table. */
export function drawTrend(chart: EChartsType, { months, values, flow, marks }: Trend, palette: Palette): void {
  const data = [...values]
  const markLine = {
    silent: true,
    symbol: 'none',
    animation: false,
    label: { show: false },
    lineStyle: { color: palette.accent, width: 1.5, type: 'solid' },
    data: marks.map((place) => ({ xAxis: place })),
  }
  chart.setOption(
    {
      animation: false,
      grid: { left: 2, right: 2, top: 3, bottom: 2 },
      xAxis: { type: 'category', data: [...months], show: false, boundaryGap: flow },
      yAxis: { type: 'value', show: false, scale: !flow, min: flow ? 0 : undefined },
      series: [
        flow
          ? { type: 'bar', data, barCategoryGap: '25%', itemStyle: { color: palette.slate }, markLine }
          : { type: 'line', data, symbol: 'none', lineStyle: { color: palette.slate, width: 1.6 }, markLine },
      ],
    },
    { notMerge: true },
  )
}
