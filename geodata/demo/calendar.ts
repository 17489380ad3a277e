import { DEMO_AS_OF } from './divisions.ts'

/** Days are counted from 1970-01-01 (day 0), as PostgreSQL and Date agree on them; the calendar below spans every demo date. */
const MS_PER_DAY = 86_400_000

export const dayOf = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / MS_PER_DAY

const FIRST = dayOf('1900-01-01')
const COUNT = dayOf('2030-01-01') - FIRST
const TEXT: string[] = []
const YEAR = new Int16Array(COUNT)
const MONTH = new Uint8Array(COUNT)
const DAY = new Uint8Array(COUNT)
for (let index = 0; index < COUNT; index++) {
  const text = new Date((FIRST + index) * MS_PER_DAY).toISOString().slice(0, 10)
  TEXT.push(text)
  YEAR[index] = Number(text.slice(0, 4))
  MONTH[index] = Number(text.slice(5, 7))
  DAY[index] = Number(text.slice(8))
}

/** Place of a day in the calendar. */
function placeOf(day: number): number {
  const place = day - FIRST
  if (!(place >= 0 && place < COUNT)) throw new RangeError(`day ${day} is outside the calendar`)
  return place
}

/** YYYY-MM-DD of a day from 1900 to 2029. */
export const isoOf = (day: number): string => TEXT[placeOf(day)]!
export const yearOf = (day: number): number => YEAR[day - FIRST]!
/** 1–12 */
export const monthOf = (day: number): number => MONTH[day - FIRST]!

/** The day a person turns `years`; 29 February becomes 28 February as in SQL's date + interval. */
export function birthday(birthDay: number, years: number): number {
  const place = placeOf(birthDay)
  const year = YEAR[place]! + years
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const day = MONTH[place] === 2 && DAY[place] === 29 && !leap ? 28 : DAY[place]!
  return Date.UTC(year, MONTH[place]! - 1, day) / MS_PER_DAY
}

/** Whole years of age on a day. */
export function ageOn(birthDay: number, day: number): number {
  const [born, then] = [placeOf(birthDay), placeOf(day)]
  const before = MONTH[then]! < MONTH[born]! || (MONTH[then] === MONTH[born] && DAY[then]! < DAY[born]!)
  return YEAR[then]! - YEAR[born]! - (before ? 1 : 0)
}

/** The records' date as a day. */
export const AS_OF = dayOf(DEMO_AS_OF)
export const DAYS_PER_YEAR = 365.2425
