import { day, figure, whole, yuan, type Language } from '../format.ts'
import { inLanguage, type Text } from './text.ts'

type Values = Readonly<Record<string, unknown>>

/** How a value is written for people; a unit may depend on the feature's other values. */
export type Format =
  | { readonly as: 'text' | 'yuan' | 'mu' | 'kilometers' | 'day' | 'yes' }
  | { readonly as: 'number'; readonly unit: Text | ((values: Values) => Text) }
  | { readonly as: 'codes'; readonly codes: Readonly<Record<string, Text>> }

/** One value of a layer's feature: a column of its list, or a fact of its card. */
export interface Column {
  /** a field of the contract */
  readonly field: string
  readonly title: Text
  readonly format: Format
  /** Features that can have it at all; all where it is not said. */
  readonly of?: (values: Values) => boolean
}

const UNSTATED: Text = { zh: '未说明', en: 'Not stated' }
const YES: Text = { zh: '是', en: 'Yes' }
const NO: Text = { zh: '否', en: 'No' }

/** A value in words and Chinese units; a code without a name is 未说明, never the code. */
export function written(value: unknown, format: Format, language: Language, values: Values = {}): string {
  if (value === null || value === undefined || value === '') return inLanguage(UNSTATED, language)
  if (format.as === 'codes') return inLanguage(format.codes[String(value)] ?? UNSTATED, language)
  if (format.as === 'yes') return inLanguage(value === true ? YES : NO, language)
  if (format.as === 'day') return day(String(value), language)
  if (typeof value !== 'number') return String(value)
  if (format.as === 'yuan') return yuan(value, language)
  if (format.as === 'mu') return `${value < 100 ? value.toFixed(1) : whole(value)} ${language === 'en' ? 'mu' : '亩'}`
  if (format.as === 'kilometers') return kilometers(value, language)
  if (format.as === 'number')
    return number(value, inLanguage(typeof format.unit === 'function' ? format.unit(values) : format.unit, language), language)
  return whole(value)
}

function kilometers(meters: number, language: Language): string {
  if (meters < 1000) return `${whole(meters)} ${language === 'en' ? 'm' : '米'}`
  return `${(meters / 1000).toFixed(1)} ${language === 'en' ? 'km' : '公里'}`
}

function number(value: number, unit: string, language: Language): string {
  const { digits, magnitude } = figure(value, language)
  return `${digits} ${magnitude}${unit}`
}
