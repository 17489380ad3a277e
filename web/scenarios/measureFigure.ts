import type { MeasureUnit } from '../../api/contract/scenarios.ts'
import { lengthFigure } from '../ask/measureText.ts'
import { figure, type Language } from '../format.ts'

/** A measure's number for the eye: digits large, the rest small. */
export interface MeasureFigure {
  readonly digits: string
  readonly unit: string
}

/** @param unitWord of counted things and minutes, in the reader's language */
export function measureFigure(value: number, unit: MeasureUnit, unitWord: string, language: Language): MeasureFigure {
  if (unit === 'share') return { digits: (value * 100).toFixed(1), unit: '%' }
  if (unit === 'meters') return lengthFigure(value, language)
  if (unit === 'minutes' || unit === 'number')
    return { digits: new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 }).format(value), unit: unitWord }
  const { digits, magnitude } = figure(value, language)
  return { digits, unit: [magnitude, unitWord].filter(Boolean).join(language === 'en' ? ' ' : '') }
}
