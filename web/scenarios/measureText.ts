import { useTranslation } from 'react-i18next'
import type { MeasureUnit } from '../../api/contract/scenarios.ts'
import { figure, yuan, type Language } from '../format.ts'
import { useView } from '../view.ts'

/** A measure's number for the eye: digits large, the rest small. */
export interface MeasureFigure {
  readonly digits: string
  readonly unit: string
}

/** @param unitWord of counted things, in the reader's language */
export function measureFigure(value: number, unit: MeasureUnit, unitWord: string, language: Language): MeasureFigure {
  if (unit === 'share') return { digits: (value * 100).toFixed(1), unit: '%' }
  if (unit === 'minutes' || unit === 'meters' || unit === 'number')
    return { digits: new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 }).format(value), unit: unitWord }
  const { digits, magnitude } = figure(value, language)
  return { digits, unit: [magnitude, unitWord].filter(Boolean).join(language === 'en' ? ' ' : '') }
}

/** Writes numbers of measures: 22,869 人, 1,227.2 万元, 35.2%. What is not told is said so. */
export function useMeasureText() {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  const figureOf = (value: number, unit: MeasureUnit): MeasureFigure =>
    measureFigure(value, unit, unit === 'share' || unit === 'number' ? '' : t(`scenarios.unit.${unit}`), language)
  const text = (value: number | null | undefined, unit: MeasureUnit): string => {
    if (value === null || value === undefined) return t('scenarios.untold')
    if (unit === 'yuan') return yuan(value, language)
    const found = figureOf(value, unit)
    return unit === 'share' ? `${found.digits}%` : [found.digits, found.unit].filter(Boolean).join(' ')
  }
  /** With its sign: +31 人, −4.0%. */
  const difference = (from: number | null | undefined, to: number | null | undefined, unit: MeasureUnit): string => {
    if (from === null || from === undefined || to === null || to === undefined) return '—'
    if (from === to) return t('scenarios.same')
    return `${to > from ? '+' : '−'}${text(Math.abs(to - from), unit)}`
  }
  return { figureOf, text, difference }
}
