import { TRAVEL_LIMIT } from '../../../api/contract/travel.ts'

/** Bands of travel time, minutes: each up to its end, the last one everything longer. Lightness falls with time (ColorBrewer YlGnBu, reversed for none). */
export interface Band {
  readonly from: number
  readonly to: number
  readonly color: string
}

const COLORS = ['#ffffcc', '#c7e9b4', '#7fcdbb', '#41b6c4', '#2c7fb8', '#253494'] as const
/** Longer travel is not followed, whatever the mode. */
const FOLLOWED = Math.min(...Object.values(TRAVEL_LIMIT))
const SHARES = [1 / 3, 2 / 3, 1, 1.5, 2] as const

/** Bands around the minutes asked about: their end is one of them, so that who gets there and who does not part on the map. */
export function bandsOf(minutes: number): readonly Band[] {
  const ends = [...new Set(SHARES.map((share) => Math.max(1, Math.round(share * minutes))))].filter((end) => end <= FOLLOWED)
  return [...ends, Infinity].map((to, index) => ({ from: index === 0 ? 0 : ends[index - 1]!, to, color: COLORS[index]! }))
}

/** The band that a travel time lies in. */
export function bandAt(bands: readonly Band[], minutes: number): number {
  const found = bands.findIndex(({ to }) => minutes <= to)
  return found < 0 ? bands.length - 1 : found
}
