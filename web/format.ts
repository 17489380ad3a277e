export type Language = 'zh-CN' | 'en'

/** A figure split for the eye: big digits, small unit. */
export interface Figure {
  digits: string
  /** 万 / 亿 / k / M, empty below the first step */
  magnitude: string
}

const CHINESE_STEPS = [
  { at: 1e8, divide: 1e8, word: '亿' },
  { at: 1e5, divide: 1e4, word: '万' },
]
const ENGLISH_STEPS = [
  { at: 1e6, divide: 1e6, word: 'M' },
  { at: 1e5, divide: 1e3, word: 'k' },
]

function stepOf(value: number, language: Language) {
  const step = (language === 'zh-CN' ? CHINESE_STEPS : ENGLISH_STEPS).find((candidate) => Math.abs(value) >= candidate.at)
  if (!step) return null
  const scaled = value / step.divide
  return { ...step, scaled, decimals: Math.abs(scaled) >= 1000 ? 0 : Math.abs(scaled) >= 10 ? 1 : 2 }
}

/** How finely a figure is written: 1 below 100,000, 1,000 of 73.0 万. */
export function grainOf(value: number, language: Language): number {
  const step = stepOf(value, language)
  return step ? step.divide / 10 ** step.decimals : 1
}

/** 730000 → 73.0 万 (zh) or 730 k (en); below 100,000 grouped whole digits. Three significant digits at least. */
export function figure(value: number, language: Language): Figure {
  const step = stepOf(value, language)
  if (!step) return { digits: whole(value), magnitude: '' }
  const { scaled, decimals } = step
  return {
    digits: new Intl.NumberFormat('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(scaled),
    magnitude: step.word,
  }
}

/** 12345.6 → 12,346 */
export function whole(value: number): string {
  return new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 }).format(value)
}

/** Money in yuan as a short text: ¥5,210, 1,260.4 万元. */
export function yuan(value: number, language: Language): string {
  if (Math.abs(value) < 1e5) return `¥${whole(value)}`
  const { digits, magnitude } = figure(value, language)
  return language === 'zh-CN' ? `${digits} ${magnitude}元` : `¥${digits} ${magnitude}`
}

/** Share as a percentage with one decimal; a dash where there is no whole. */
export function share(part: number, all: number): string {
  return all > 0 ? `${((part / all) * 100).toFixed(1)}%` : '—'
}

/** 2026-10-31 → 2026年10月31日 / 31 Oct 2026. Days are calendar days, not instants. */
export function day(iso: string, language: Language): string {
  const [year, month, date] = iso.slice(0, 10).split('-').map(Number) as [number, number, number]
  if (language === 'zh-CN') return `${year}年${month}月${date}日`
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    Date.UTC(year, month - 1, date),
  )
}

/** The calendar day of an instant where the reader is: YYYY-MM-DD. */
export function localDay(instant: Date): string {
  return new Intl.DateTimeFormat('en-CA', { dateStyle: 'short' }).format(instant)
}

/** Two instants in words that tell them apart: by the day, within a day by the minute, within a minute by the second. */
export function momentsApart(from: Date, to: Date, language: Language): [string, string] {
  const write = (clock: Intl.DateTimeFormatOptions | null) => (instant: Date) => {
    const date = day(localDay(instant), language)
    return clock ? `${date} ${new Intl.DateTimeFormat('en-GB', clock).format(instant)}` : date
  }
  const ways = [null, { timeStyle: 'short' }, { timeStyle: 'medium' }] as const
  const [shortest] = ways.map((way) => [write(way)(from), write(way)(to)] as [string, string]).filter(([one, other]) => one !== other)
  return shortest ?? [write(ways[2])(from), write(ways[2])(to)]
}

/** Whole days from `from` to `to` (YYYY-MM-DD or RFC 3339), negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / 86_400_000)
}

/** Square metres as 亩-free plain text: 126 m². */
export function squareMeters(value: number): string {
  return `${whole(value)} m²`
}
