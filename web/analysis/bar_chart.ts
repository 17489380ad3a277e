import { BarChart } from 'echarts/charts'
import { BrushComponent, GridComponent } from 'echarts/components'
import { init, use, type EChartsType } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { FONT, type Palette } from '../theme.ts'

use([BarChart, GridComponent, BrushComponent, SVGRenderer])

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

/**
 * A chart of bars over which one brushes: `onBrush` gets the first and the last bar brushed, ends included; a click brushes one.
 */
export function openBars(host: HTMLElement, onBrush: (first: number, last: number) => void): EChartsType {
  const chart = init(host, null, { renderer: 'svg' })
  chart.on('brushEnd', (event) => {
    const [area] = (event as { areas: { coordRange?: [number, number] }[] }).areas
    if (!area?.coordRange) return
    chart.dispatchAction({ type: 'brush', areas: [] })
    const [first, last] = area.coordRange
    onBrush(Math.max(0, first), last)
  })
  chart.getZr().on('click', ({ offsetX, offsetY }) => {
    const finder = { gridIndex: 0 }
    if (!chart.containPixel(finder, [offsetX, offsetY])) return
    const [x, y] = chart.convertFromPixel(finder, [offsetX, offsetY]) as [number, number]
    const place = chart.getOption()['lying'] === true ? y : x
    onBrush(place, place)
  })
  return chart
}

export function drawBars(chart: EChartsType, { labels, series, lying, chosen, labelEvery }: Bars, palette: Palette): void {
  const words = { color: palette.soft, fontFamily: FONT, fontSize: 11 }
  const category = {
    type: 'category' as const,
    data: [...labels],
    axisTick: { show: false },
    axisLine: { lineStyle: { color: palette.line } },
    axisLabel: { ...words, interval: (place: number) => place % labelEvery === 0, margin: 5 },
  }
  const amount = { type: 'value' as const, show: false, splitLine: { show: false } }
  chart.setOption(
    {
      animation: false,
      lying,
      grid: lying ? { left: 30, right: 4, top: 2, bottom: 2 } : { left: 4, right: 4, top: 6, bottom: 20 },
      xAxis: lying ? amount : category,
      yAxis: lying ? category : amount,
      brush: {
        ...(lying ? { yAxisIndex: 0 } : { xAxisIndex: 0 }),
        brushMode: 'single',
        transformable: false,
        outOfBrush: {},
        brushStyle: { color: `${palette.accent}33`, borderColor: palette.accent, borderWidth: 1 },
      },
      series: series.map(({ name, color, values, mirrored }) => ({
        type: 'bar' as const,
        name,
        stack: 'one',
        barCategoryGap: '18%',
        cursor: 'pointer',
        data: values.map((value, place) => ({
          value: mirrored ? -value : value,
          itemStyle: { color, opacity: chosen && !chosen.has(place) ? 0.28 : 1 },
        })),
      })),
    },
    { replaceMerge: ['series'] },
  )
  chart.dispatchAction({
    type: 'takeGlobalCursor',
    key: 'brush',
    brushOption: { brushType: lying ? 'lineY' : 'lineX', brushMode: 'single' },
  })
}
