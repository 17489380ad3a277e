import { whole, yuan, type Language } from '../format.ts'
import type { TimeMeasure } from './measures.ts'

/** A value of a measure with its unit: 730,000 人, 1,260.4 万元. */
export function amount(value: number, measure: TimeMeasure, language: Language, unit: string): string {
  return measure.unit === 'yuan' ? yuan(value, language) : `${whole(value)} ${unit}`
}

/** A difference with its sign. */
export function difference(value: number | null, measure: TimeMeasure, language: Language): string {
  if (value === null) return '—'
  const size = measure.unit === 'yuan' ? yuan(Math.abs(value), language) : whole(Math.abs(value))
  return value === 0 ? '0' : `${value < 0 ? '−' : '+'}${size}`
}
