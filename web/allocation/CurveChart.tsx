import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Allocation } from '../../api/contract/allocation.ts'
import { drawBars, openBars } from '../analysis/bar_chart.ts'
import { Section } from '../parts/Section.tsx'
import { useChart } from '../parts/useChart.ts'
import { PALETTE } from '../theme.ts'
import { useView } from '../view.ts'
import { gapText, useValueText } from './valueText.ts'

/** The best that can be had with each number of sites, this plan's marked; the same as a table for readers of the screen. */
export default function CurveChart({ answer }: { answer: Allocation }) {
  const { t } = useTranslation()
  const theme = useView((view) => view.theme)
  const { curve, sites, question } = answer
  const { objective } = question
  const covers = objective === 'covering' || objective === 'setCover'
  const valueText = useValueText(objective === 'setCover' ? 'covering' : objective)
  const [host, chart] = useChart(openBars)
  const own = question.existing === 'closable' && question.added === null ? sites.length : sites.filter(({ existing }) => !existing).length
  const points = curve.filter((point): point is typeof point & { value: number } => point.value !== null)
  const at = points.findIndex(({ count }) => count === own)
  const next = at >= 0 ? points[at + 1] : undefined
  useEffect(() => {
    if (!chart) return
    // Bars begin where they differ: of thousands reached anyway the few more are what is decided on.
    const values = points.map(({ value }) => value)
    const least = Math.min(...values)
    const floor = least - (Math.max(...values) - least) * 0.25
    drawBars(
      chart,
      {
        labels: points.map(({ count }) => String(count)),
        series: [{ name: '', color: PALETTE[theme].accent, values: values.map((value) => value - floor) }],
        lying: false,
        chosen: at >= 0 ? new Set([at]) : null,
        labelEvery: 1,
      },
      PALETTE[theme],
    )
  })
  const gain = next && (covers ? next.value - points[at]!.value : points[at]!.value - next.value)
  return (
    <Section title={t('allocation.curve')} note={t('allocation.curveNote')}>
      {gain !== undefined && (
        <p>
          {t(`allocation.oneMore.${covers ? 'covering' : objective === 'centre' ? 'centre' : 'median'}`, {
            gain: valueText(Math.max(0, gain)),
          })}
        </p>
      )}
      <div ref={host} className="allocation-curve" aria-hidden />
      <table className="allocation-points-table">
        <caption className="unseen">{t('allocation.curve')}</caption>
        <thead>
          <tr>
            <th>{t('allocation.curveCount')}</th>
            <th>{t(covers ? 'allocation.curveCovered' : objective === 'centre' ? 'allocation.curveFarthest' : 'allocation.curveMean')}</th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ count, value, gap }) => (
            <tr key={count} className={count === own ? 'own' : undefined}>
              <td className="number">{count}</td>
              <td className="number">
                {valueText(value)}
                {gap !== null && gap > 0 && <span className="quiet"> ±{gapText(gap, t)}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
