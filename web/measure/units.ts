import type { Language } from '../format.ts'

const UNITS = {
  'zh-CN': { meter: '米', kilometer: '公里', squareMeter: '平方米', mu: '亩', hectare: '公顷', squareKilometer: '平方公里' },
  en: { meter: 'm', kilometer: 'km', squareMeter: 'm²', mu: 'mu', hectare: 'ha', squareKilometer: 'km²' },
} as const
/** 市亩: 15 make a hectare. */
const MU_SQUARE_METERS = 10_000 / 15

function digits(value: number, decimals: number): string {
  const text = new Intl.NumberFormat('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value)
  // As everywhere: a minus as wide as a digit, not a hyphen.
  return text.replace('-', '−')
}
/** Four significant digits, no more than two decimals. */
const decimalsFor = (value: number) => (Math.abs(value) >= 1000 ? 0 : Math.abs(value) >= 100 ? 1 : 2)

/** 356.2 米, 12.35 公里. */
export function lengthText(meters: number, language: Language): string {
  const unit = UNITS[language]
  if (Math.abs(meters) < 1000) return `${digits(meters, Math.abs(meters) >= 100 ? 1 : 2)} ${unit.meter}`
  return `${digits(meters / 1000, decimalsFor(meters / 1000))} ${unit.kilometer}`
}

/** Heights of the relief are good to half a metre: 356.2 米. */
export const heightText = (meters: number, language: Language): string => `${digits(meters, 1)} ${UNITS[language].meter}`

/** Areas told in one sentence share the unit of the largest: a small part of it has digits enough to be read. */
export function comparedAreas(squareMeters: readonly number[], language: Language): readonly string[] {
  const unit = UNITS[language]
  if (Math.max(...squareMeters) < 1e6) return squareMeters.map((area) => areaTexts(area, language)[0]!)
  return squareMeters.map((area) => {
    const kilometers = area / 1e6
    return `${digits(kilometers, kilometers > 0 && kilometers < 0.1 ? 4 : decimalsFor(kilometers))} ${unit.squareKilometer}`
  })
}

/** The same area in the units people use: 平方米 or 平方公里, then 亩 and 公顷. */
export function areaTexts(squareMeters: number, language: Language): readonly string[] {
  const unit = UNITS[language]
  const plain =
    squareMeters < 1e6
      ? `${digits(squareMeters, squareMeters < 100 ? 1 : 0)} ${unit.squareMeter}`
      : `${digits(squareMeters / 1e6, decimalsFor(squareMeters / 1e6))} ${unit.squareKilometer}`
  const mu = squareMeters / MU_SQUARE_METERS
  const hectares = squareMeters / 1e4
  return [plain, `${digits(mu, decimalsFor(mu))} ${unit.mu}`, `${digits(hectares, decimalsFor(hectares))} ${unit.hectare}`]
}

/** 12.4°（22.0%） */
export function slopeText(degrees: number): string {
  return `${digits(degrees, 1)}° (${digits(Math.tan((degrees * Math.PI) / 180) * 100, 1)}%)`
}
