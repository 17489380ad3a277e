const DAY_MS = 86_400_000

/** Days since the first of January of a day's year. @param day YYYY-MM-DD */
export const dayOfYear = (day: string): number => Math.round((Date.parse(day) - Date.parse(`${day.slice(0, 4)}-01-01`)) / DAY_MS)

/** The day so many days after the first of January. */
export const dayOfYearText = (year: number, days: number): string =>
  new Date(Date.parse(`${year}-01-01`) + days * DAY_MS).toISOString().slice(0, 10)

/**
 * Days that plans are judged by, to a day: 大寒 and 冬至, on which dwellings must have their hours of sun (GB 50180-2018,
 * 4.0.9), the longest day and the two of equal day and night.
 */
export function noteworthyDays(year: number): readonly { name: 'greatCold' | 'spring' | 'summer' | 'autumn' | 'winter'; day: string }[] {
  return [
    { name: 'greatCold', day: `${year}-01-20` },
    { name: 'spring', day: `${year}-03-20` },
    { name: 'summer', day: `${year}-06-21` },
    { name: 'autumn', day: `${year}-09-23` },
    { name: 'winter', day: `${year}-12-22` },
  ]
}
