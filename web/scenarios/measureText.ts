import { useTranslation } from 'react-i18next'
import type { MeasureUnit } from '../../api/contract/scenarios.ts'
import { yuan } from '../format.ts'
import { useView } from '../view.ts'
import { measureDifference, measureFigure, type MeasureFigure } from './measureFigure.ts'

/** Writes numbers of measures: 22,869 人, 1,227.2 万元, 35.2%. What is not told is said so. */
export function useMeasureText() {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  const figureOf = (value: number, unit: MeasureUnit): MeasureFigure =>
    measureFigure(value, unit, unit === 'share' || unit === 'number' || unit === 'meters' ? '' : t(`scenarios.unit.${unit}`), language)
  const text = (value: number | null | undefined, unit: MeasureUnit): string => {
    if (value === null || value === undefined) return t('scenarios.untold')
    if (unit === 'yuan') return yuan(value, language)
    const found = figureOf(value, unit)
    return unit === 'share' ? `${found.digits}%` : [found.digits, found.unit].filter(Boolean).join(' ')
  }
  /** With its sign: +31 人, −4.0%. */
  const difference = (from: number | null | undefined, to: number | null | undefined, unit: MeasureUnit): string => {
    if (from === null || from === undefined || to === null || to === undefined) return '—'
    const between = measureDifference(from, to, unit, language)
    if (text(Math.abs(between), unit) === text(0, unit)) return t('scenarios.same')
    return `${between > 0 ? '+' : '−'}${text(Math.abs(between), unit)}`
  }
  return { figureOf, text, difference }
}
