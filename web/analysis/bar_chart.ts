import { BarChart } from 'echarts/charts'
import { GridComponent } from 'echarts/components'
import { init, use, type EChartsType } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { FONT, type Palette } from '../theme.ts'

use([BarChart, GridComponent, SVGRenderer])

export interface BarSeries {
  readonly name: string
  readonly color: string
  readonly values: readonly number[]
  /** Bars to the left, as men stand in an age pyramid. */
  readonly mirrored?: boolean
}
export interface Bars {
  readonly labels: readonly string[]
  readonly series: readonly BarSeries[]
  /** Bars that lie, the first at the bottom; else they stand. */
  readonly lying: boolean
  /** Places of bars that the filter keeps; null: all, nothing is chosen. */
  readonly chosen: ReadonlySet<number> | null
  /** Every how many bars one is labelled. */
  readonly labelEvery: number
}

export function openBars(host: HTMLElement): EChartsType {
  return init(host, null, { renderer: 'svg' })
}

export function drawBars(chart: EChartsType, { labels, series, lying, chosen, labelEvery }: Bars, palette: Palette): void {
  const words = { color: palette.soft, fontFamily: FONT, fontSize: 12 }
  const category = {
    type: 'category' as const,
    data: [...labels],
    axisTick: { show: false },
    axisLine: { lineStyle: { color: palette.line } },
    axisLabel: { ...words, interval: (place: number) => place % labelEvery === 0, margin: 5 },
  }
  const amount = { type: 'value' as const, show: false }
  chart.setOption(
    {
      animation: false,
      grid: lying ? { left: 30, right: 4, top: 2, bottom: 2 } : { left: 4, right: 4, top: 6, bottom: 22 },
      xAxis: lying ? amount : category,
      yAxis: lying ? category : amount,
      series: series.map(({ name, color, values, mirrored }) => ({
        type: 'bar' as const,
        name,
        stack: 'one',
        barCategoryGap: '18%',
        data: values.map((value, place) => ({
          value: mirrored ? -value : value,
          itemStyle: { color, opacity: chosen && !chosen.has(place) ? 0.28 : 1 },
        })),
      })),
    },
    { replaceMerge: ['series'] },
  )
}

/** The bar at a point of the chart, pixels from its upper left; points beside the bars mean the nearest. */
export function barAt(chart: EChartsType, { lying, labels }: Bars, x: number, y: number): number {
  const place = chart.convertFromPixel(lying ? { yAxisIndex: 0 } : { xAxisIndex: 0 }, lying ? y : x) as unknown as number
  return Math.max(0, Math.min(labels.length - 1, Math.round(place)))
}

/** Where bars stand, from the first to the last in pixels along their axis, whole bars included. */
export function barsEdges(chart: EChartsType, { lying }: Bars, first: number, last: number): [number, number] {
  const finder = lying ? { yAxisIndex: 0 } : { xAxisIndex: 0 }
  const middle = (place: number) => chart.convertToPixel(finder, place) as unknown as number
  const half = Math.abs(middle(1) - middle(0)) / 2
  const [one, other] = [middle(first), middle(last)]
  return [Math.min(one, other) - half, Math.max(one, other) + half]
}
