import type { MeasureUnit } from '../../api/contract/scenarios.ts'
import { lengthFigure } from '../ask/measureText.ts'
import { figure, grainOf, type Language } from '../format.ts'

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

/** How finely a measure is written. */
function measureGrain(value: number, unit: MeasureUnit, language: Language): number {
  if (unit === 'share') return 0.001
  if (unit === 'minutes' || unit === 'number') return 0.1
  if (unit === 'meters') return value < 1000 ? 1 : value < 10_000 ? 10 : 100
  return grainOf(value, language)
}

/**
 * What a reader who takes one written measure from the other gets, where the difference is written no more finely than they are: 2,641 → 3,813 is
 * +1,172, whatever was rounded away; else the difference itself.
 */
export function measureDifference(from: number, to: number, unit: MeasureUnit, language: Language): number {
  const [one, other, between] = [from, to, to - from].map((value) => measureGrain(Math.abs(value), unit, language)) as [
    number,
    number,
    number,
  ]
  if (between < Math.max(one, other)) return to - from
  return Math.round(to / other) * other - Math.round(from / one) * one
}
