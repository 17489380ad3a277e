import type { Language } from '../format.ts'

/** Months are written 2024-05; these count along them. */
const indexOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1

export function addMonths(month: string, count: number): string {
  const index = indexOf(month) + count
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
}

/** Months from one to another; negative when the other is earlier. */
export const monthsBetween = (from: string, to: string): number => indexOf(to) - indexOf(from)

/** The month itself, or the nearer end of a span. */
export const clampMonth = (month: string, first: string, last: string): string => (month < first ? first : month > last ? last : month)

/** 2024-05 → 2024年5月 / May 2024 */
export function monthName(month: string, language: Language): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  if (language === 'zh-CN') return `${year}年${number}月`
  return new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(Date.UTC(year, number - 1))
}

/** What a month is measured against: the same month a year before, or the first on file. */
export const baseOf = (month: string, first: string): string => clampMonth(addMonths(month, -12), first, month)
