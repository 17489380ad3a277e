import { Slider } from 'antd'
import { useEffect, useState, type PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useChart } from '../parts/useChart.ts'
import { PALETTE } from '../theme.ts'
import { useView } from '../view.ts'
import { barAt, barsEdges, drawBars, openBars, type Bars } from './bar_chart.ts'

interface Props extends Bars {
  title: string
  heightPixels: number
  /** First and last bar of what is kept; the whole where nothing is. */
  span: readonly [number, number]
  /** Brushed, ends included; a click brushes one bar. */
  onSpan(first: number, last: number): void
}

/** Bars to brush over by mouse or finger; below them the same by keyboard. */
export default function BrushBars({ title, heightPixels, span, onSpan, ...bars }: Props) {
  const { t } = useTranslation()
  const theme = useView((view) => view.theme)
  const [host, chart] = useChart(openBars)
  const [brushed, setBrushed] = useState<readonly [number, number] | null>(null)
  useEffect(() => {
    if (chart) drawBars(chart, bars, PALETTE[theme])
  })
  const at = ({ clientX, clientY }: PointerEvent) => {
    const { left, top } = chart!.getDom().getBoundingClientRect()
    return barAt(chart!, bars, clientX - left, clientY - top)
  }
  const finish = () => {
    if (!brushed) return
    setBrushed(null)
    onSpan(...brushed)
  }
  const edges = brushed && chart && barsEdges(chart, bars, ...brushed)
  const [from, to] = brushed ? brushed.toSorted((a, b) => a - b) : span
  const nameOf = (place: number | undefined) => bars.labels[place ?? 0] ?? ''
  return (
    <div className="brush-bars">
      <div
        className="brush-surface"
        data-chart={title}
        onPointerDown={(event) => {
          if (!chart || event.button !== 0) return
          event.currentTarget.setPointerCapture(event.pointerId)
          setBrushed([at(event), at(event)])
        }}
        onPointerMove={(event) => brushed && setBrushed([brushed[0], at(event)])}
        onPointerUp={finish}
        onPointerCancel={() => setBrushed(null)}
      >
        <div ref={host} style={{ blockSize: heightPixels }} aria-hidden />
        {edges && (
          <i
            style={
              bars.lying
                ? { insetInline: 0, insetBlockStart: edges[0], blockSize: edges[1] - edges[0] }
                : { insetBlock: 0, insetInlineStart: edges[0], inlineSize: edges[1] - edges[0] }
            }
          />
        )}
      </div>
      <Slider
        range
        min={0}
        max={bars.labels.length - 1}
        value={[from!, to!]}
        tooltip={{ formatter: nameOf }}
        ariaLabelForHandle={[t('filter.from', { title }), t('filter.to', { title })]}
        ariaValueTextFormatterForHandle={[nameOf, nameOf]}
        onChange={([first, last]) => setBrushed([first!, last!])}
        onChangeComplete={finish}
      />
    </div>
  )
}
