import type { Language } from '../format.ts'

/** A length with its unit apart. */
export function lengthFigure(meters: number, language: Language): { digits: string; unit: string } {
  const [small, large] = language === 'en' ? (['m', 'km'] as const) : (['米', '公里'] as const)
  if (meters < 1000) return { digits: String(Math.round(meters)), unit: small }
  return { digits: (meters / 1000).toFixed(meters < 10_000 ? 2 : 1), unit: large }
}

/** 950 米, 12.3 公里 */
export function lengthText(meters: number, language: Language): string {
  const { digits, unit } = lengthFigure(meters, language)
  return `${digits} ${unit}`
}

/** Square metres of one 亩. */
const MU = 10_000 / 15

/** 12.3 平方公里; what is smaller than a tenth of one in 亩 (hectares in English). */
export function areaText(km2: number, language: Language): string {
  if (km2 < 0.1) return language === 'en' ? `${(km2 * 100).toFixed(2)} ha` : `${((km2 * 1e6) / MU).toFixed(1)} 亩`
  const value = km2 < 10 ? km2.toFixed(2) : km2 < 1000 ? km2.toFixed(1) : Math.round(km2).toLocaleString('en-US')
  return `${value} ${language === 'en' ? 'km²' : '平方公里'}`
}
