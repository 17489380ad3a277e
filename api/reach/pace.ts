import type { TravelMode } from '../contract/travel.ts'
import type { ROAD_KINDS } from '../contract/roads.ts'

/** How fast people and vehicles go. Example configuration (示例): a county edits it with a request's parameters. */

export type RoadKind = (typeof ROAD_KINDS)[number]

const KMH = 1 / 3.6

/**
 * Walking speed on a slope, m/s: Tobler's hiking function, 6·exp(−3.5·|grade + 0.05|) km/h
 * (Tobler 1993, Three presentations on geographical analysis and modeling, NCGIA 93-1).
 * @param grade rise over run in the direction of walking
 */
export const walkingSpeed = (grade: number): number => 6 * KMH * Math.exp(-3.5 * Math.abs(grade + 0.05))
/** The same source: off paths 3/5 of it. */
export const OFF_PATH = 0.6

/** Free speed on level road, km/h; 0: not for this vehicle. Cars: design speeds of JTG B01-2014 less stops; e-bikes: under the 25 km/h of GB 17761-2024. */
const ROAD_SPEEDS: Record<Exclude<TravelMode, 'foot'>, Record<RoadKind, number>> = {
  car: { expressway: 90, national: 60, provincial: 50, county: 40, township: 30, village: 20, path: 0 },
  ebike: { expressway: 0, national: 22, provincial: 22, county: 22, township: 20, village: 16, path: 8 },
}
/** Share of the free speed lost for each unit of grade uphill and downhill: a 10 % climb takes an e-bike 45 % of its speed. */
const GRADE_LOSS = { car: { up: 2.5, down: 1.5 }, ebike: { up: 4.5, down: 1 } } as const
const SLOWEST_SHARE = 0.25

/**
 * Speed on a road, m/s. Where a vehicle may not go, it is walked.
 * @param grade rise over run in the direction of travel
 */
export function roadSpeed(mode: TravelMode, kind: RoadKind, grade: number): number {
  const walked = kind === 'expressway' ? 0 : walkingSpeed(grade)
  if (mode === 'foot') return walked
  const loss = grade > 0 ? GRADE_LOSS[mode].up * grade : -GRADE_LOSS[mode].down * grade
  return Math.max(walked, ROAD_SPEEDS[mode][kind] * KMH * Math.max(SLOWEST_SHARE, 1 - loss))
}
