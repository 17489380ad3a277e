/** The county's clock: Beijing time, eight hours ahead of UTC, all year. */
export const CLOCK_HOURS = 8

const pad = (value: number) => String(value).padStart(2, '0')

/** The instant of a local time `2026-06-21T09:30`; null for a day that does not exist. */
export function clockOf(text: string): Date | null {
  const instant = new Date(Date.parse(`${text}:00Z`) - CLOCK_HOURS * 3_600_000)
  return Number.isNaN(instant.getTime()) || clockText(instant) !== text ? null : instant
}

/** An instant by the county's clock, to the minute: `2026-06-21T09:30`. */
export function clockText(instant: Date): string {
  return new Date(instant.getTime() + CLOCK_HOURS * 3_600_000).toISOString().slice(0, 16)
}

/** 09:30 from the minutes of a day. */
export const minutesText = (minutes: number): string => `${pad(Math.floor(minutes / 60) % 24)}:${pad(Math.floor(minutes) % 60)}`

/** Minutes since midnight by the county's clock. */
export const minutesOf = (instant: Date): number => (instant.getTime() / 60_000 + CLOCK_HOURS * 60) % 1440
